import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../src/cli/run-command.ts'
import { readConfig } from '../src/config.ts'
import { createLog, systemClock } from '../src/kernel/index.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** As `npm start` runs it: a small young generation keeps an idle service small. */
const FLAGS = ['--max-semi-space-size=4']

/** The service as an operator runs it: a process of its own. */
export interface Service extends AsyncDisposable {
  /** From spawning the process until it says that it is ready. */
  readonly startMs: number
  readonly residentMb: () => number
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** What a command prints as JSON. */
export async function svodka<T>(
  env: Record<string, string>,
  ...words: readonly string[]
): Promise<T> {
  let printed = ''
  await runCommand([...words, '--format', 'json'], {
    config: () => readConfig(env),
    clock: systemClock,
    log: () => createLog('error'),
    print: (text) => {
      printed += text
    },
    tell: () => {},
  })
  return JSON.parse(printed)
}

export async function startService(env: Record<string, string>, port: number): Promise<Service> {
  const began = performance.now()
  const child = spawn(process.execPath, [...FLAGS, main, 'start'], {
    env: { ...process.env, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await ready(port)
  const startMs = performance.now() - began
  return {
    startMs,
    residentMb: () => residentMb(child),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function ready(port: number): Promise<void> {
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; ) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('the service was not ready within 30 s')
}

function residentMb({ pid }: ChildProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
