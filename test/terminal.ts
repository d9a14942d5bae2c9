import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../src/kernel/index.ts'

/** A command as the worker is asked to run it. */
export interface AskedCommand {
  readonly id: number
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly nowMs: number
}

export interface AskedSql {
  readonly id: number
  readonly path: string
  readonly sql: string
}

export type Asked = AskedCommand | AskedSql

export type Told =
  | { readonly id: number; readonly printed: string }
  | { readonly id: number; readonly code: ErrorCode | null; readonly message: string }

/**
 * The command line beside a running service, without the half second that a process takes to
 * start. It has a thread of its own: a command waits for the store while the service writes, which
 * in one thread both would do for ever.
 */
export interface Terminal {
  run(command: Omit<AskedCommand, 'id'>): Promise<string>
  /** Changes a database as another program would. */
  execute(change: Omit<AskedSql, 'id'>): Promise<string>
}

let terminal: Terminal | null = null

/** One terminal for all services of a process. */
export function theTerminal(): Terminal {
  terminal ??= startTerminal()
  return terminal
}

function startTerminal(): Terminal {
  const worker = new Worker(new URL('terminal-worker.ts', import.meta.url))
  const waiting = new Map<number, (told: Told) => void>()
  let lastId = 0
  worker.unref()
  worker.on('message', (told: Told) => {
    waiting.get(told.id)?.(told)
    waiting.delete(told.id)
  })
  const ask = async (asked: Omit<AskedCommand, 'id'> | Omit<AskedSql, 'id'>) => {
    lastId += 1
    const id = lastId
    // A worker that nobody holds lets the process end: it is held while it is asked something.
    worker.ref()
    const told = await new Promise<Told>((resolve) => {
      waiting.set(id, resolve)
      worker.postMessage({ ...asked, id })
    })
    if (waiting.size === 0) worker.unref()
    if ('printed' in told) return told.printed
    throw told.code === null ? new Error(told.message) : new AppError(told.code, told.message)
  }
  return { run: ask, execute: ask }
}
