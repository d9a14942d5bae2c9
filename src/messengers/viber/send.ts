import { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import type { MediaShelf } from '../media-shelf.ts'
import type { MessageRef, Messenger, Reply } from '../messenger.ts'
import type { Answer, ViberApi } from './api.ts'
import { refusalOf, STATUS } from './errors.ts'
import { type Keyboard, PHONE_VERSION, phoneLabel, toKeyboard } from './keyboard.ts'
import { createMemory } from './memory.ts'
import { asksPhone, toMessage, withoutPhone } from './message.ts'
import type { Meter } from './meter.ts'
import { type Part, toParts } from './parts.ts'
import type { People } from './people.ts'
import type { Registration } from './registration.ts'

export interface SenderConfig {
  readonly api: ViberApi
  readonly media: MediaShelf
  readonly senderName: string
  readonly people: People
  readonly meter: Meter
  readonly registration: Registration
}

const MOST_CHATS = 2_000

/** Says replies in the chats of one bot. Nothing can be put in the place of anything. */
export function createSender(config: SenderConfig): Messenger['send'] {
  const { media, senderName, people } = config
  const say = createOutlet(config)
  // A message without a keyboard takes the one that stood there away.
  const keyboards = createMemory<Keyboard>(MOST_CHATS)
  const progress = createProgress()

  function keyboardFor(chatId: string, { text, buttons, askContact }: Reply): Keyboard | null {
    const knowsPhone = (people.apiVersion(chatId) ?? PHONE_VERSION) >= PHONE_VERSION
    const phone = askContact === true && knowsPhone ? phoneLabel(text) : null
    const own = toKeyboard(buttons, phone)
    if (own !== null) keyboards.set(chatId, own)
    return own ?? keyboards.get(chatId)
  }

  return async (chatId, reply) => {
    const parts = toParts(reply)
    if (parts.length === 0) throw new AppError('messenger-rejected', 'A reply without any words')
    const keyboard = keyboardFor(chatId, reply)
    const envelope = { receiver: chatId, senderName, media }
    const write = (part: Part) => (keys: Keyboard | null) =>
      toMessage(part, { ...envelope, keyboard: keys })
    let said: MessageRef = { id: '', picture: false }
    for (const [index, part] of parts.entries()) {
      const before = progress.saidBefore(reply, parts.length, index)
      const id = before ?? (await say(chatId, write(part), keyboard))
      progress.note(reply, parts.length, index, id)
      said = { id, picture: part.type === 'picture' }
    }
    return said
  }
}

type Write = (keyboard: Keyboard | null) => object

/** How one message gets to Viber, one way or another. */
function createOutlet({ api, meter, people, registration }: SenderConfig) {
  async function send(write: Write, keyboard: Keyboard | null): Promise<Answer> {
    const message = write(keyboard)
    try {
      return await api('send_message', message)
    } catch (error) {
      const status = refusalOf(error)?.status
      if (status === STATUS.webhookNotSet && (await registration.again())) {
        return api('send_message', message)
      }
      if (status === STATUS.apiVersionNotSupported && asksPhone(keyboard)) {
        return api('send_message', write(withoutPhone(keyboard)))
      }
      throw error
    }
  }

  return async (chatId: string, write: Write, keyboard: Keyboard | null): Promise<string> => {
    meter.admit(chatId)
    const answer = await send(write, keyboard).catch((error: unknown) => {
      meter.refused(error)
      if (refusalOf(error)?.status === STATUS.notSubscribed) people.left(chatId)
      throw error
    })
    const sent = Sent.safeParse(answer)
    // Without the token nobody can say what was sent.
    if (!sent.success) {
      throw new AppError('delivery-uncertain', 'Viber took the message and did not say its token')
    }
    meter.sent(chatId, sent.data.billing_status ?? null)
    return sent.data.message_token
  }
}

const Sent = z.object({ message_token: z.string().min(1), billing_status: z.int().nullish() })

const MOST_UNDER_WAY = 1_000

/** How far a reply of several messages got: what was said is not said again by the next attempt. */
function createProgress() {
  const memory = createMemory<readonly string[]>(MOST_UNDER_WAY)
  const keyOf = ({ idempotencyKey }: Reply, parts: number) =>
    idempotencyKey === undefined || parts === 1 ? null : `${idempotencyKey} ${parts}`
  return {
    saidBefore(reply: Reply, parts: number, index: number): string | null {
      const key = keyOf(reply, parts)
      return key === null ? null : (memory.get(key)?.[index] ?? null)
    },
    note(reply: Reply, parts: number, index: number, id: string): void {
      const key = keyOf(reply, parts)
      if (key === null) return
      if (index === parts - 1) memory.delete(key)
      else memory.set(key, [...(memory.get(key) ?? []).slice(0, index), id])
    },
  }
}
