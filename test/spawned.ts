import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const REPOSITORY = join(import.meta.dirname, '..')
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

/** The one JSON value on stdout of a command that ended well. Its form is for the test to know. */
export async function read<T>(running: Promise<Ran>): Promise<T> {
  const { code, stdout, stderr } = await running
  assert.deepEqual([code, stderr], [0, ''])
  return JSON.parse(stdout)
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

/** A service that runs as a process of its own. Disposing of it leaves nothing running. */
export interface SpawnedService extends AsyncDisposable {
  /** Everything that it logged so far. */
  log(): string
  /** Asks it to end, as a system does that shuts down. Settles when the process is gone. */
  stops(): Promise<void>
  /** Ctrl+C: everything in its terminal is told. Settles with the exit code. */
  interrupts(): Promise<number | null>
  /** `kill -9`: it learns nothing of it. Settles when the process is gone. */
  kills(): Promise<void>
}

/** Starts `svodka start`; settles when it says where it listens, rejects when it ends before. */
export async function startSpawned(
  environment: Environment,
  node = process.execPath,
): Promise<SpawnedService> {
  const child = start(node, [COMMAND, 'start'], environment, true)
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
    child.kill(signal)
    await exited
  }
  return {
    log: () => log,
    stops: () => end('SIGTERM'),
    async interrupts() {
      signalGroup(child.pid, 'SIGINT')
      const [code] = await exited
      return code
    },
    kills: () => end('SIGKILL'),
    async [Symbol.asyncDispose]() {
      signalGroup(child.pid, 'SIGKILL')
      await exited
    },
  }
}

/** A process and everything that it started. */
function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // Nothing of it is left.
  }
}

/** A Node older than ours that this machine has; else why there is none, for `skip`. */
export async function olderNode(): Promise<{
  readonly path: string
  readonly none: string | false
}> {
  for (const path of ['/usr/local/bin/node', '/usr/bin/node'].filter(existsSync)) {
    const { stdout } = await run(path, ['--version'], {})
    const major = Number(/^v(\d+)/.exec(stdout)?.[1])
    if (major >= 20 && major < 26) return { path, none: false }
  }
  return { path: '', none: 'this machine has no Node from 20 to 25' }
}

function start(
  program: string,
  words: readonly string[],
  environment: Environment,
  ownGroup = false,
) {
  const { PATH = '', HOME = '' } = process.env
  return spawn(program, words, {
    cwd: REPOSITORY,
    env: { PATH, HOME, LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
  })
}
