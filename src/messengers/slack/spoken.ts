import type { Person, Update, UpdateEvent } from '../messenger.ts'
import type { SlashCommand } from './wire.ts'
import { unescapeWords } from './words.ts'

/** What the dialog's buttons «Домой» and «Оставить заявку» carry. */
export const HOME_PRESS = '1h'
export const REQUEST_PRESS = '1a'

/** Our commands, as the manifest names them. */
export const COMMANDS = { statistics: '/svodka', request: '/request' } as const

/**
 * The form of an invitation's code: no link can carry one here, so it is sent as a message. Copied,
 * it often comes along in Slack's own quotes; a code may itself begin or end with `_` or `-`.
 */
const CODE = /^[`*~]*(?<code>[\w-]{22})[`*~]*$/

export function readWords(text: string): UpdateEvent {
  const words = unescapeWords(text)
  const code = CODE.exec(words)?.groups?.code
  if (code !== undefined) return { type: 'start', code }
  return words === '' ? { type: 'other' } : { type: 'text', text: words }
}

/** What a command says. Among several people it says nothing: see `answer.ts`. */
export function readCommand(command: SlashCommand): readonly Update[] {
  const { user_id, user_name, trigger_id } = command
  const isRequest = command.command === COMMANDS.request
  if (!isRequest && !isPrivate(command)) return []
  const update = {
    id: `command/${trigger_id}`,
    // Not the conversation it was typed in, which may be one of two people.
    chat: { id: user_id, private: true },
    from: sender(user_id, user_name),
  }
  const words = unescapeWords(command.text ?? '')
  if (isRequest) {
    return [{ ...update, event: { type: 'request', trigger: trigger_id, text: words || null } }]
  }
  return [{ ...update, event: words === '' ? { type: 'start', code: null } : readWords(words) }]
}

/** A command typed where two people talk, or one with us: what is answered goes to us alone. */
export const isPrivate = ({ channel_id, channel_name }: SlashCommand): boolean =>
  channel_id.startsWith('D') && channel_name === 'directmessage'

/** Slack's messages name nobody but by id; presses and commands do. */
export function sender(id: string, username: string | null = null): Person {
  return { id, username, name: null, language: null }
}
