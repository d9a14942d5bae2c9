import type { WebhookAnswer, WebhookRequest } from '../messenger.ts'
import { FORM, readForm } from './form.ts'
import type { Identity } from './identity.ts'
import { type Incoming, toIncoming } from './incoming.ts'
import { COMMANDS, isPrivate } from './spoken.ts'
import { Challenge, Interaction, SlashCommand } from './wire.ts'

/** What a call wants to hear back: see `replyTo`. Null for a call that cannot be read. */
export function answerTo(request: WebhookRequest, identity: Identity): WebhookAnswer | null {
  const reply = replyTo(toIncoming(request), identity)
  return reply === null ? null : { mediaType: 'application/json', body: JSON.stringify(reply) }
}

/**
 * The challenge of an address that is tried; what is wrong with a form; where figures can be had,
 * to somebody who asks among others. Only they see it. Null for everything else.
 */
export function replyTo({ kind, payload }: Incoming, identity: Identity): object | null {
  if (kind === 'event') {
    const read = Challenge.safeParse(payload)
    return read.success ? { challenge: read.data.challenge } : null
  }
  if (kind === 'interaction') return errorsOf(payload)
  return kind === 'command' ? pointerFor(payload, identity) : null
}

function errorsOf(payload: unknown): object | null {
  const read = Interaction.safeParse(payload)
  if (!read.success || read.data.type !== 'view_submission') return null
  if (read.data.view.callback_id !== FORM) return null
  const { errors } = readForm(read.data.view)
  return Object.keys(errors).length === 0 ? null : { response_action: 'errors', errors }
}

function pointerFor(payload: unknown, { team, app }: Identity): object | null {
  const read = SlashCommand.safeParse(payload)
  if (!read.success || read.data.command === COMMANDS.request || isPrivate(read.data)) return null
  const here = team === '' || app === '' ? '' : chatLink(team, app)
  return { response_type: 'ephemeral', text: `${POINTER}${here}` }
}

const POINTER =
  '🔒 Цифры — только в личной переписке со мной. Figures are shown in a direct message only.'

const chatLink = (team: string, app: string): string =>
  `\n<slack://app?team=${team}&id=${app}&tab=messages|💬 Открыть · Open>`
