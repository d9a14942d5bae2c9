import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export const REPOSITORY = join(import.meta.dirname, '..')
const COMMAND = join(REPOSITORY, 'bin/svodka.js')

/** What is set for the process; of our own environment it gets only what programs are found by. */
export type Environment = Readonly<Record<string, string>>

/** How a process ended and what it said. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `svodka …` as a process of its own, under this Node or another. */
export function svodka(
  words: readonly string[],
  environment: Environment,
  node = process.execPath,
): Promise<Ran> {
  return run(node, [COMMAND, ...words], environment)
}

/** Runs any program in the repository. */
export async function run(
  program: string,
  words: readonly string[],
  environment: Environment,
): Promise<Ran> {
  const child = start(program, words, environment)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, stdout, stderr }
}

/** A service that runs as a process of its own. */
export interface SpawnedService extends AsyncDisposable {
  readonly process: ChildProcess
  /** Everything that it logged so far. */
  log(): string
  /** `kill -9`: it learns nothing of it. Settles when it is gone. */
  kills(): Promise<void>
}

/** Starts `svodka start`; settles when it says where it listens, rejects when it ends before. */
export async function startSpawned(
  environment: Environment,
  node = process.execPath,
): Promise<SpawnedService> {
  const child = start(node, [COMMAND, 'start'], environment)
  const exited = once(child, 'exit')
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log += chunk
  })
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (/http:\/\/\S+/.test(chunk)) resolve()
    })
  })
  const ended = exited.then(([code]) => {
    throw new Error(`svodka start ended with ${code}: ${log}`)
  })
  await Promise.race([ready, ended])
  ended.catch(() => undefined)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await exited
  }
  return {
    process: child,
    log: () => log,
    kills: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  }
}

/** A Node older than ours that this machine has, or why there is none. */
export async function olderNode(): Promise<{ readonly path: string } | { readonly none: string }> {
  for (const path of ['/usr/local/bin/node', '/usr/bin/node'].filter(existsSync)) {
    const { stdout } = await run(path, ['--version'], {})
    const major = Number(/^v(\d+)/.exec(stdout)?.[1])
    if (major >= 20 && major < 26) return { path }
  }
  return { none: 'this machine has no Node from 20 to 25' }
}

function start(program: string, words: readonly string[], environment: Environment) {
  const { PATH = '', HOME = '' } = process.env
  return spawn(program, words, {
    cwd: REPOSITORY,
    env: { PATH, HOME, LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
