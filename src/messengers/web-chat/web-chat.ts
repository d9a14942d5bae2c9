import { randomBytes } from 'node:crypto'
import { AppError, type Clock, type RichText } from '../../kernel/index.ts'
import type { BotClient, BotSetup, Capabilities, Reply, ReplyFile } from '../messenger.ts'
import { BUTTON_DATA_BYTES, readUpdate } from './parse.ts'
import type { ChatAction, ChatFile, ChatMessage } from './protocol.ts'
import { type ChatListener, createTranscripts, type Entry } from './transcripts.ts'

/** The built-in messenger: the bot's port on one side, the browser's on the other. */
export interface WebChat extends BotClient {
  /** Begins a chat and returns its id, which is the only key to it: whoever has it, is in it. */
  open(): string
  /** False for a chat that never was, or that was forgotten. */
  has(chatId: string): boolean
  /**
   * Shows the person's own words; a press leaves no trace of its own, for its answer takes the
   * place of what was pressed. The same action twice is shown once.
   */
  heard(chatId: string, action: ChatAction): void
  /** Oldest first; empty for an unknown chat. */
  history(chatId: string): readonly ChatMessage[]
  /** Everything from now on. Returns how to stop. */
  subscribe(chatId: string, listener: ChatListener): () => void
  /** PNG. */
  picture(chatId: string, messageId: string): Uint8Array | null
  file(chatId: string, messageId: string): ReplyFile | null
}

export interface WebChatConfig {
  readonly clock: Clock
  /** Fit for an address, never the same twice, at least 128 bits that nobody can guess. */
  readonly randomId?: () => string
}

/** Where the page finds a chat. Pictures and files lie below it. */
export const CHATS_PATH = '/api/try/chats'

const CAPABILITIES: Capabilities = {
  edit: true,
  contactButton: false,
  textLength: 20_000,
  captionLength: 20_000,
  buttonDataBytes: BUTTON_DATA_BYTES,
  buttonsPerRow: 4,
  buttonRows: 25,
  buttons: 100,
  picture: { width: 1200, height: 675, by: 'upload' },
  receipts: { delivered: false, read: false },
  polling: false,
  forms: false,
  idempotent: false,
  bulkPerSecond: 25,
}

/**
 * A messenger inside our own page, to try the bot as any employee. What is said stays in memory
 * (bounds: `transcripts.ts`): after a restart a chat is unknown, and `send` says `recipient-gone`.
 */
export function createWebChat({ clock, randomId = unguessable }: WebChatConfig): WebChat {
  const transcripts = createTranscripts(clock)
  let revision = 0

  function show(chatId: string, id: string, said: Said): boolean {
    revision += 1
    const at = transcripts.entry(chatId, id)?.message.at ?? clock().epochMilliseconds
    return transcripts.put(chatId, toEntry(chatId, { id, revision, at }, said))
  }

  return {
    messenger: {
      kind: 'web-chat',
      capabilities: CAPABILITIES,

      parse: (request) => [
        readUpdate(request, (chatId, id) => {
          const entry = transcripts.entry(chatId, id)
          return entry === undefined ? null : { id, picture: entry.picture !== undefined }
        }),
      ],

      answer: () => null,

      async acknowledge({ chat }) {
        transcripts.tell(chat.id, { type: 'typing' })
      },

      async send(chatId, reply, replaces) {
        const stands = replaces !== null && transcripts.entry(chatId, replaces.id) !== undefined
        const id = stands ? replaces.id : randomId()
        if (!show(chatId, id, { from: 'bot', ...reply })) {
          throw new AppError('recipient-gone', 'Web chat: the chat is over, begin a new one')
        }
        return { id, picture: reply.picture !== undefined }
      },
    },
    setup: SETUP,
    poller: null,

    open() {
      const chatId = randomId()
      transcripts.open(chatId)
      return chatId
    },

    heard(chatId, { id, event }) {
      if (event.type !== 'text' || transcripts.entry(chatId, id) !== undefined) return
      show(chatId, id, { from: 'person', text: linesOf(event.text), buttons: [] })
    },

    has: transcripts.has,
    history: transcripts.history,
    subscribe: transcripts.subscribe,
    picture: (chatId, id) => transcripts.entry(chatId, id)?.picture ?? null,
    file: (chatId, id) => transcripts.entry(chatId, id)?.file ?? null,
  }
}

/** There is nobody to sign in with and no address to register. */
const SETUP: BotSetup = {
  async check() {
    return { externalId: 'web-chat', name: 'Сводка', username: null }
  },
  async connect() {},
  async info() {
    return { webhookUrl: null, pending: null, lastError: null, lastErrorAt: null }
  },
  async disconnect() {},
}

type Said = Reply & Pick<ChatMessage, 'from'>
type Place = Pick<ChatMessage, 'id' | 'revision' | 'at'>

function toEntry(
  chatId: string,
  place: Place,
  { from, text, buttons, picture, file }: Said,
): Entry {
  const chat = `${CHATS_PATH}/${encodeURIComponent(chatId)}`
  const last = `${encodeURIComponent(place.id)}?v=${place.revision}`
  const message: ChatMessage = {
    ...place,
    from,
    text,
    buttons,
    ...(picture && { picture: `${chat}/pictures/${last}` }),
    ...(file && { file: toChatFile(file, `${chat}/files/${last}`) }),
  }
  return { message, ...(picture && { picture }), ...(file && { file }) }
}

const toChatFile = ({ name, bytes }: ReplyFile, url: string): ChatFile => ({
  name,
  url,
  bytes: bytes.length,
})

const linesOf = (text: string): RichText => text.split('\n').map((words) => [{ text: words }])

const unguessable = (): string => randomBytes(24).toString('base64url')
