import { z } from 'zod'
import { AppError, type Log } from '../../kernel/index.ts'
import type { MessageRef } from '../messenger.ts'
import type { Parameters, VkApi } from './api.ts'
import type { Clients } from './clients.ts'
import { refusalOf, toAppError } from './errors.ts'
import { toKeyboard } from './keyboard.ts'
import { toMarkup } from './markup.ts'
import type { Part } from './parts.ts'

/** How one message gets into a chat, one way or another. */
export interface Outlet {
  /** Twice under the same number is once in the chat. */
  say(peerId: string, outgoing: Outgoing, randomId: number): Promise<MessageRef>
  /** Puts a message where another stands; null when that cannot be edited. */
  replace(peerId: string, outgoing: Outgoing, replaces: MessageRef): Promise<MessageRef | null>
}

export interface Outgoing {
  readonly part: Part
  /** What was uploaded for it. */
  readonly attachment: string | undefined
}

// Too old, of a kind that is not edited, gone, or not ours. A fault of ours shows again when the
// same is said anew.
const UNEDITABLE = [7, 15, 100, 104, 909, 920]

export function createOutlet(api: VkApi, clients: Clients, log: Log | undefined): Outlet {
  const dressed = <T>(
    peerId: string,
    outgoing: Outgoing,
    act: (dressed: Parameters) => Promise<T>,
  ) => attempt((dress) => act(toParameters(peerId, outgoing, dress, clients)), log)

  return {
    say: (peerId, outgoing, randomId) =>
      dressed(peerId, outgoing, async (content) => {
        // In this form VK says the number of the message in its chat, by which it is edited.
        const to = { peer_ids: peerId, random_id: randomId }
        const [sent] = await api.ask('messages.send', Sent, { ...to, ...content })
        return readSent(sent, outgoing)
      }),

    async replace(peerId, outgoing, { id }) {
      try {
        await dressed(peerId, outgoing, (content) =>
          api.call('messages.edit', { peer_id: peerId, cmid: id, ...content }),
        )
        return { id, picture: outgoing.part.picture !== undefined }
      } catch (error) {
        if (UNEDITABLE.includes(refusalOf(error)?.code ?? 0)) return null
        throw error
      }
    },
  }
}

const Sent = z
  .array(
    z.object({
      conversation_message_id: z.int().default(0),
      error: z.object({ code: z.int(), description: z.string().default('') }).optional(),
    }),
  )
  .min(1)

function readSent(sent: z.infer<typeof Sent>[number] | undefined, { part }: Outgoing): MessageRef {
  const { error, conversation_message_id: id = 0 } = sent ?? {}
  if (error !== undefined) {
    throw toAppError('messages.send', { code: error.code, words: error.description })
  }
  if (id > 0) return { id: String(id), picture: part.picture !== undefined }
  throw new AppError('delivery-uncertain', 'VK took the message and did not say its number', {
    retryAfterMs: 5_000,
  })
}

/** How a message is dressed: in less, when VK objects, rather than not sent. */
interface Dress {
  readonly emphasis: boolean
  readonly links: boolean
  readonly buttons: boolean
}

function toParameters(
  peerId: string,
  { part, attachment }: Outgoing,
  dress: Dress,
  clients: Clients,
): Parameters {
  const { message, formatData } = toMarkup(part.text)
  const look = {
    client: clients.of(peerId),
    links: dress.links,
    underFile: part.file !== undefined,
  }
  return {
    message,
    attachment,
    format_data: dress.emphasis && formatData !== null ? formatData : undefined,
    keyboard: dress.buttons ? toKeyboard(part.buttons, look) : undefined,
    dont_parse_links: true,
    disable_mentions: true,
  }
}

const FULL_DRESS: Dress = { emphasis: true, links: true, buttons: true }

async function attempt<T>(
  act: (dress: Dress) => Promise<T>,
  log: Log | undefined,
  dress: Dress = FULL_DRESS,
): Promise<T> {
  try {
    return await act(dress)
  } catch (error) {
    const refusal = refusalOf(error)
    const plainer = refusal && simplify(dress, refusal)
    if (!plainer) throw error
    const advice = refusal.code === CAPABILITIES_OFF ? 'Switch on the bot capabilities in VK' : null
    log?.warn({ ...plainer, refused: refusal.code, advice }, 'vk.message-simplified')
    return attempt(act, log, plainer)
  }
}

const BAD_KEYBOARD = 911
const CAPABILITIES_OFF = 912
const BAD_PARAMETER = 100

function simplify(dress: Dress, { code, words }: { code: number; words: string }): Dress | null {
  if (code === BAD_PARAMETER && dress.emphasis && /format_data/.test(words)) {
    return { ...dress, emphasis: false }
  }
  if (code === BAD_KEYBOARD && dress.links && dress.buttons) return { ...dress, links: false }
  if ((code === BAD_KEYBOARD || code === CAPABILITIES_OFF) && dress.buttons) {
    return { ...dress, buttons: false }
  }
  return null
}
