import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { AppError, type Clock, type Log } from '../kernel/index.ts'

/** What a command may use of the process. */
export interface Terminal {
  /** Read when a command needs it, so that `help` works under any environment. */
  readonly config: () => Config
  readonly clock: Clock
  readonly log: (config: Config) => Log
  /** Output for machines and readers: stdout. */
  readonly print: (text: string | Uint8Array) => void
  /** Everything else: stderr. */
  readonly tell: (text: string) => void
}

export interface Command {
  /** As `help` shows it: `report METRIC --period P --employee LOGIN`. */
  readonly usage: string
  readonly does: string
  readonly run: (words: readonly string[], terminal: Terminal) => Promise<void>
}

/** What was written after the command's name. */
export interface Arguments {
  readonly words: readonly string[]
  /** The text of an option; null when it is not given. */
  text(name: string): string | null
  flag(name: string): boolean
}

/** Reads options and words; throws `bad-input` for an option that the command does not know. */
export function readArguments(
  words: readonly string[],
  { texts = [], flags = [] }: { texts?: readonly string[]; flags?: readonly string[] },
): Arguments {
  const options: ParseArgsOptionsConfig = Object.fromEntries([
    ...texts.map((name) => [name, { type: 'string' }] as const),
    ...flags.map((name) => [name, { type: 'boolean' }] as const),
  ])
  try {
    const read = parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
    return {
      words: read.positionals,
      text: (name) => {
        const value = read.values[name]
        return typeof value === 'string' ? value : null
      },
      flag: (name) => read.values[name] === true,
    }
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : 'wrong options'
    throw new AppError('bad-input', reason, { cause })
  }
}

/** One of a few words; throws `bad-input` that lists them. */
export function oneOf<T extends string>(name: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === given)
  if (found !== undefined) return found
  throw new AppError('bad-input', `${name} «${given}»: use one of ${allowed.join(', ')}`)
}

/** A word or option that must be there. */
export function required(value: string | null | undefined, name: string): string {
  if (value) return value
  throw new AppError('bad-input', `${name} is missing`)
}

/** A whole number from 1; throws `bad-input`. */
export function positive(name: string, given: string): number {
  const number = Number(given)
  if (Number.isInteger(number) && number > 0) return number
  throw new AppError('bad-input', `${name} «${given}»: use a whole number from 1`)
}

export const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
