import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

/** Who may import whom; everybody may import the kernel. A room that is not here may not exist. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  kernel: [],
  crm: [],
  access: ['crm'],
  statistics: ['crm', 'access'],
  charts: [],
  reports: ['crm', 'access', 'statistics', 'charts'],
  messengers: [],
  mail: [],
  dialog: ['crm', 'access', 'statistics', 'charts', 'reports', 'messengers'],
  outbox: ['messengers'],
  usecases: [
    'crm',
    'access',
    'statistics',
    'charts',
    'reports',
    'messengers',
    'mail',
    'dialog',
    'outbox',
  ],
  store: ['usecases', 'outbox'],
  http: ['usecases', 'messengers', 'access', 'crm', 'statistics', 'reports', 'outbox'],
  cli: ['usecases', 'dialog', 'reports', 'charts', 'statistics', 'access', 'crm', 'outbox', 'mail'],
}

/** Rooms without I/O: no node module, no package that touches the world, no clock, no chance. */
const PURE = ['access', 'statistics', 'reports', 'dialog']

/** Doors of adapters: only the composition root names a vendor. */
const VENDOR = /^src\/(messengers\/(telegram|viber|slack|vk|web-chat)|crm\/(demo|salesman))\//

const IMPORT =
  /(?:^|\n)(?:import|export)\s[^'"]*?\sfrom\s'([^']+)'|(?:^|\n)import\s'([^']+)'|\bimport\('([^']+)'\)/g

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const files = globSync('src/**/*.ts', { cwd: root }).map((file) => file.split(sep).join('/'))
const code = files.filter((file) => !/\.(test|contract|fixture)\.ts$|\/contract\//.test(file))
const imports = code.flatMap((file) => importsOf(file).map((target) => ({ file, target })))

describe('the architecture', () => {
  it('sees the code', () => {
    assert.ok(code.length > 60, `only ${code.length} files found`)
    assert.ok(imports.length > 150, `only ${imports.length} imports found`)
  })

  it('has only rooms that it knows', () => {
    const rooms = new Set(code.map(roomOf).filter((room) => room !== null))

    assert.deepEqual(
      [...rooms].filter((room) => !(room in MAY_IMPORT)),
      [],
    )
  })

  it('lets rooms import only what lies below them', () => {
    const wrong = imports.filter(({ file, target }) => {
      const from = roomOf(file)
      const to = roomOf(target)
      if (from === null || to === null || from === to || to === 'kernel') return false
      return !MAY_IMPORT[from]?.includes(to)
    })

    assert.deepEqual(shown(wrong), [])
  })

  it('enters rooms by their doors', () => {
    const wrong = imports.filter(({ file, target }) => {
      const to = roomOf(target)
      if (to === null || to === roomOf(file)) return false
      return !target.endsWith('/index.ts') && !ALSO_DOORS.has(target)
    })

    assert.deepEqual(shown(wrong), [])
  })

  it('names vendors only where everything is put together', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        VENDOR.test(target) &&
        !VENDOR.test(file) &&
        roomOf(file) !== null &&
        target !== 'src/messengers/web-chat/index.ts',
    )

    assert.deepEqual(shown(wrong), [])
  })

  it('keeps pure rooms free of the outside', () => {
    const wrong = imports.filter(
      ({ file, target }) => PURE.includes(roomOf(file) ?? '') && !target.startsWith('src/'),
    )

    assert.deepEqual(shown(wrong), [])
  })

  it('asks only the clock what time it is, and nobody but the roots for chance', () => {
    const wrong = code.filter(
      (file) =>
        /\bnew Date\b|\bDate\.now\b|Temporal\.Now|Math\.random/.test(read(file)) &&
        !['src/kernel/clock.ts', 'src/app.ts'].includes(file),
    )

    assert.deepEqual(wrong, [])
  })

  it('reads the environment in one place', () => {
    const wrong = code.filter((file) => /process\.env/.test(read(file)))

    assert.deepEqual(
      wrong.filter((file) => !['src/cli/process.ts', 'src/charts/renderer.ts'].includes(file)),
      [],
    )
  })

  it('has no import cycle, types included', () => {
    assert.deepEqual(cycle(), [])
  })

  it('keeps files within 300 lines', () => {
    const long = code.filter((file) => read(file).split('\n').length > 301)

    assert.deepEqual(long, [])
  })
})

/** Besides `index.ts`: what only the composition root and the process itself need. */
const ALSO_DOORS = new Set(['src/messengers/http-client.ts', 'src/cli/process.ts'])

function roomOf(file: string): string | null {
  const [, room, inside] = /^src\/([^/]+)\/(.+)$/.exec(file) ?? []
  return room !== undefined && inside !== undefined ? room : null
}

/** What a file imports: ours by path from the root, others by name. */
function importsOf(file: string): string[] {
  const source = read(file).replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return [...source.matchAll(IMPORT)].map(([, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? ''
    if (!name.startsWith('.')) return name
    return relative(root, join(root, dirname(file), name))
      .split(sep)
      .join('/')
  })
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function cycle(): string[] {
  const targets = Map.groupBy(imports, ({ file }) => file)
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    for (const { target } of targets.get(file) ?? []) {
      const found = visit(target, [...path, file])
      if (found.length > 0) return found
    }
    done.add(file)
    return []
  }
  return code.map((file) => visit(file, [])).find((found) => found.length > 0) ?? []
}

const shown = (wrong: readonly { file: string; target: string }[]) =>
  wrong.map(({ file, target }) => `${file} → ${target}`)
