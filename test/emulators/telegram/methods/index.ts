/**
 * The methods of the Bot API that the emulator has, one file per purpose, behind one table.
 * Anything else is «method not found», as a wrong name would be at the vendor's.
 */
import type { Answer } from '../answer.ts'
import type { Bot } from '../bot.ts'
import type { Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { editing } from './editing.ts'
import { looking } from './looking.ts'
import type { Method } from './method.ts'
import { profile } from './profile.ts'
import { receiving } from './receiving.ts'
import { sending } from './sending.ts'

interface NamedMethod {
  /** The documented spelling. */
  readonly name: string
  readonly run: Method
}

const METHODS: ReadonlyMap<string, NamedMethod> = new Map(
  Object.entries({ ...sending, ...editing, ...receiving, ...profile, ...looking }).map(
    ([name, run]) => [name.toLowerCase(), { name, run }] as const,
  ),
)

/** Every method there is, as documented. */
export const METHOD_NAMES: readonly string[] = Array.from(METHODS.values(), ({ name }) => name)

/** The documented spelling of a method name; unknown names come back as they are. */
export function methodName(name: string): string {
  return METHODS.get(name.toLowerCase())?.name ?? name
}

/** Carries a call out. Names are case-insensitive. */
export function execute(bot: Bot, name: string, call: Call): Answer | Promise<Answer> {
  if (bot.loggedOut) throw new Refusal(400, 'Logged out')
  const method = METHODS.get(name.toLowerCase())
  if (!method) throw new Refusal(404, 'Not Found: method not found')
  return method.run(bot, call)
}
