import type { Answer } from '../answer.ts'
import type { Bot } from '../bot.ts'
import type { Call } from '../call.ts'

/** What a method does: answers, or throws a `Refusal`. */
export type Method = (bot: Bot, call: Call) => Answer | Promise<Answer>
