import { z } from 'zod'
import { AppError, codeOf, plainText } from '../../kernel/index.ts'
import type { MessageRef } from '../messenger.ts'
import type { Sleep } from '../sleep.ts'
import type { SlackApi } from './api.ts'
import { buttonBlocks, pictureBlock, textBlock } from './blocks.ts'
import { isFixed, refusalOf } from './errors.ts'
import { isBlank, type Part } from './parts.ts'
import { APP_HOME, type Place, type Spot, toRef } from './place.ts'
import { completeUpload, harmless, uploadFile } from './upload.ts'
import { escapeWords } from './words.ts'

/** How one message gets into a chat, one way or another. */
export interface Outlet {
  /** `key` is the same for every attempt at this message. */
  say(place: Place, part: Part, key: string | null): Promise<MessageRef>
  /** Puts a message where another stands; null when that cannot be changed. */
  replace(part: Part, spot: Spot): Promise<MessageRef | null>
  /** Shows a screen in somebody's App Home. */
  publish(user: string, blocks: readonly object[]): Promise<MessageRef>
  /** The conversation of one person with the bot. */
  conversation(user: string): Promise<string>
}

const PICTURE_NAME = 'chart.png'
const FALLBACK_LENGTH = 1000

export function createOutlet(api: SlackApi, sleep: Sleep): Outlet {
  const conversations = new Map<string, string>()
  const doubts = createDoubts(api)

  async function conversation(user: string): Promise<string> {
    const known = conversations.get(user)
    if (known !== undefined) return known
    const answer = await api.call('conversations.open', { users: user }).catch((error) => {
      throw harmless(error)
    })
    const { id } = readAnswer(Opened, answer).channel
    conversations.set(user, id)
    return id
  }

  /** A picture is shown by a message only once Slack has looked at it. */
  async function shown<T>(part: Part, act: (blocks: readonly object[]) => Promise<T>): Promise<T> {
    if (part.picture === undefined) return act(blocksOf(part))
    const altText = plainText(part.text.slice(0, 1)).slice(0, FALLBACK_LENGTH)
    const upload = await uploadFile(api, { name: PICTURE_NAME, bytes: part.picture, altText })
    await completeUpload(api, upload, null).catch((error) => {
      throw harmless(error)
    })
    const blocks = [pictureBlock(upload.file, part.text), ...blocksOf(part)]
    return whenProcessed(() => act(blocks), sleep)
  }

  return {
    conversation,

    async say(place, part, key) {
      if (place.kind === 'aside') return sayAside(api, place, part)
      const channel = await conversation(place.user)
      const picture = part.picture !== undefined
      const before = await doubts.find(channel, key)
      if (before !== null) return toRef({ channel, ts: before }, picture)
      return shown(part, async (blocks) => {
        const message = { channel, ...wordsOf(part), blocks: JSON.stringify(blocks) }
        const answer = await doubts.noting(key, () =>
          api.call('chat.postMessage', { ...message, ...QUIET, ...metadataOf(key) }),
        )
        return toRef({ channel, ts: readAnswer(Posted, answer).ts }, picture)
      })
    },

    async replace(part, { channel, ts }) {
      try {
        return await shown(part, async (blocks) => {
          const message = { channel, ts, ...wordsOf(part), blocks: JSON.stringify(blocks) }
          await api.call('chat.update', message)
          return toRef({ channel, ts }, part.picture !== undefined)
        })
      } catch (error) {
        if (isFixed(error)) return null
        throw error
      }
    },

    async publish(user, blocks) {
      const view = { type: 'home', blocks }
      await api.call('views.publish', { user_id: user, view: JSON.stringify(view) })
      return APP_HOME
    },
  }
}

const QUIET = { unfurl_links: false, unfurl_media: false }

const Opened = z.object({ channel: z.object({ id: z.string() }) })
const Posted = z.object({ ts: z.string() })

/** Without the id nobody can say what was sent. */
function readAnswer<T>(schema: z.ZodType<T>, answer: unknown): T {
  const read = schema.safeParse(answer)
  if (read.success) return read.data
  throw new AppError('delivery-uncertain', 'Slack took it, and did not say under which id')
}

export function blocksOf({ text, buttons }: Pick<Part, 'text' | 'buttons'>): readonly object[] {
  return [...(isBlank(text) ? [] : [textBlock(text)]), ...buttonBlocks(buttons)]
}

/** What notifications and screen readers say. */
function wordsOf({ text }: Part) {
  return { text: escapeWords(plainText(text).trim().slice(0, FALLBACK_LENGTH)) || '📊' }
}

async function sayAside(
  api: SlackApi,
  { channel, user }: Extract<Place, { kind: 'aside' }>,
  part: Part,
): Promise<MessageRef> {
  // Where others read along, nothing but words is ever said.
  const blocks = JSON.stringify(blocksOf({ ...part, buttons: [] }))
  await api.call('chat.postEphemeral', { channel, user, ...wordsOf(part), blocks })
  return { id: 'aside', picture: false }
}

const LOOKS = [300, 700, 1_500, 3_000]

async function whenProcessed<T>(act: () => Promise<T>, sleep: Sleep, look = 0): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const waitMs = LOOKS[look]
    if (refusalOf(error)?.error !== 'invalid_blocks') throw error
    if (waitMs === undefined) {
      throw new AppError('messenger-busy', 'Slack has not processed the picture yet', {
        cause: refusalOf(error),
        retryAfterMs: 5_000,
      })
    }
    await sleep(waitMs)
    return whenProcessed(act, sleep, look + 1)
  }
}

const EVENT = 'svodka_message'

const metadataOf = (key: string | null) =>
  key === null ? {} : { metadata: JSON.stringify({ event_type: EVENT, event_payload: { key } }) }

const History = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z
        .looseObject({ event_payload: z.looseObject({ key: z.string().optional() }).optional() })
        .optional(),
    }),
  ),
})

const MOST_DOUBTS = 1000

/** Messages that may have been taken: before they are said again, the conversation is looked at. */
function createDoubts(api: SlackApi) {
  const doubtful = new Set<string>()
  return {
    async noting<T>(key: string | null, act: () => Promise<T>): Promise<T> {
      try {
        return await act()
      } catch (error) {
        if (key !== null && codeOf(error) === 'delivery-uncertain') {
          if (doubtful.size >= MOST_DOUBTS) doubtful.clear()
          doubtful.add(key)
        }
        throw error
      }
    },

    /** The time of the message with this key, when it did arrive. */
    async find(channel: string, key: string | null): Promise<string | null> {
      if (key === null || !doubtful.has(key)) return null
      const query = { channel, limit: 50, include_all_metadata: true }
      const answer = await api.call('conversations.history', query).catch((error) => {
        throw harmless(error)
      })
      doubtful.delete(key)
      const { messages } = History.safeParse(answer).data ?? { messages: [] }
      const found = messages.find(({ metadata }) => metadata?.event_payload?.key === key)
      return found?.ts ?? null
    },
  }
}
