/**
 * A Telegram for tests: a real HTTP server on 127.0.0.1 that keeps the vendor's rules, and people
 * who press buttons in it. Point `TELEGRAM_API_URL` at `url`, call `person(…)`, and look at what
 * they see.
 *
 * What differs from the vendor on purpose: a webhook may be plain http to 127.0.0.1 or localhost,
 * on any port; Markdown is not read; no inline mode, payments, topics or business accounts. Its own
 * waits can be shortened by `pace`.
 *
 * Inside: `server`, `request-path`, `request-body`, `multipart`, `call` take a call apart;
 * `methods/` carry it out; `html`, `formatted-text`, `reply-markup`, `files` hold the rules of
 * content; `dialogs` what was said; `updates`, `polling`, `webhook-queue` bring updates to the bot;
 * `people`, `groups`, `looker`, `view` are the other side; `faults`, `limits` are the bad days.
 */
export type { BotIdentity } from './bot.ts'
export type { LoggedCall } from './call-log.ts'
export type { CallbackAnswer, CallbackRecord } from './callbacks.ts'
export {
  type BotHandle,
  startTelegramEmulator,
  type TelegramEmulator,
  type TelegramEmulatorOptions,
} from './emulator.ts'
export type { Fault, FaultKind, FaultOptions } from './faults.ts'
export type { Group, GroupProfile } from './groups.ts'
export type { Person, PersonProfile } from './people.ts'
export type { ButtonTarget, Press } from './pressing.ts'
export type { SharedContact } from './speaking.ts'
export { missingSpecification, validateCall, validateResult } from './specification.ts'
export type { Expected, VisibleMessage } from './view.ts'
