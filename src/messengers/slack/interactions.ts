import type { MessageRef, Update } from '../messenger.ts'
import { FORM, readForm } from './form.ts'
import { asideId, toRef } from './place.ts'
import { REQUEST_PRESS, sender } from './spoken.ts'
import type { Actions, Interaction, Shortcut, Submission } from './wire.ts'
import { unescapeWords } from './words.ts'

/** Our shortcut, as the manifest names it. */
export const SHORTCUT = 'request'

export function readInteraction(interaction: Interaction): readonly Update[] {
  switch (interaction.type) {
    case 'block_actions':
      return readActions(interaction)
    case 'view_submission':
      return readSubmission(interaction)
    default:
      return readShortcut(interaction)
  }
}

function readActions(press: Actions): readonly Update[] {
  const { actions, trigger_id = '' } = press
  const place = placeOf(press)
  return actions.flatMap(({ value, action_ts }): readonly Update[] => {
    const update = {
      id: `press/${press.user.id}/${action_ts}`,
      chat: place,
      from: sender(press.user.id, press.user.username ?? press.user.name),
    }
    // Only a press can open a window, and this one should.
    if (value === REQUEST_PRESS && trigger_id !== '') {
      return [{ ...update, event: { type: 'request', trigger: trigger_id, text: null } }]
    }
    // A button that opens a link is pressed too, and carries nothing.
    if (value === undefined) return []
    const under = underOf(press)
    return [{ ...update, event: { type: 'button', data: value, under, pressId: trigger_id } }]
  })
}

/** Private where only one person sees the button: in the conversation with us, and in App Home. */
function placeOf({ container, channel, user }: Actions): Update['chat'] {
  const id = container.channel_id ?? channel?.id ?? null
  const alone = id?.startsWith('D') === true
  if (container.type === 'view' || alone) return { id: user.id, private: true }
  return { id: asideId(id ?? '', user.id), private: false }
}

/** What is pressed in App Home is answered in the conversation, where it can be read again. */
function underOf({ container, message, channel }: Actions): MessageRef | null {
  const { message_ts: ts, is_ephemeral } = container
  const id = container.channel_id ?? channel?.id
  if (ts === undefined || id === undefined || is_ephemeral === true) return null
  const picture = message?.blocks?.some(({ type }) => type === 'image') === true
  return toRef({ channel: id, ts }, picture)
}

function readShortcut({ callback_id, user, trigger_id, action_ts, message }: Shortcut): Update[] {
  if (callback_id !== SHORTCUT) return []
  const text = unescapeWords(message?.text ?? '')
  return [
    {
      id: `shortcut/${user.id}/${action_ts}`,
      chat: { id: user.id, private: true },
      from: sender(user.id, user.username ?? user.name),
      event: { type: 'request', trigger: trigger_id ?? null, text: text === '' ? null : text },
    },
  ]
}

/** A form filled in rightly; one that is not is answered on the spot, see `answer.ts`. */
function readSubmission({ view, user }: Submission): Update[] {
  if (view.callback_id !== FORM) return []
  const { values, errors } = readForm(view)
  if (Object.keys(errors).length > 0) return []
  return [
    {
      // A window can be submitted once.
      id: `form/${view.id}`,
      chat: { id: user.id, private: true },
      from: sender(user.id, user.username ?? user.name),
      event: { type: 'form', values },
    },
  ]
}
