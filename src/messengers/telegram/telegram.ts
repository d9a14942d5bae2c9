import type { Clock, Log } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import type { BotClient, Capabilities, Update } from '../messenger.ts'
import { realSleep, type Sleep } from '../sleep.ts'
import { createApi, type TelegramApi } from './api.ts'
import { createFloodWatch } from './flood-watch.ts'
import { CAPTION_LENGTH, TEXT_LENGTH } from './markup.ts'
import { parseWebhook } from './parse.ts'
import { createPoller } from './poller.ts'
import { createSender, toChatId } from './send.ts'
import { createSetup } from './setup.ts'

export interface TelegramConfig {
  /** As BotFather gives it: `123456:ABC…`. */
  readonly token: string
  /** Another Bot API server, or a relay to it. Default: https://api.telegram.org */
  readonly apiUrl?: string
  /** What Telegram repeats in every webhook call: 1–256 of `A-Za-z0-9_-`. It is the only proof. */
  readonly secret: string
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log?: Log
  /** How long Telegram may hold a poll that has nothing to tell, 0–50. Default: 50. */
  readonly pollSeconds?: number
  /** How to wait between attempts. Default: the real timer. */
  readonly sleep?: Sleep
}

const SEND_MS = 15_000
// A sign of life that comes late is none.
const ACKNOWLEDGE_MS = 3_000
// Telegram holds a poll for `pollSeconds`; what is beyond is the network's.
const POLL_MARGIN_MS = 10_000

const CAPABILITIES: Capabilities = {
  edit: true,
  contactButton: true,
  textLength: TEXT_LENGTH,
  captionLength: CAPTION_LENGTH,
  buttonDataBytes: 64,
  buttonsPerRow: 8,
  buttonRows: 12,
  // More than a hundred in all are refused.
  buttons: 96,
  picture: { width: 1200, height: 675, by: 'upload' },
  receipts: { delivered: false, read: false },
  polling: true,
  forms: false,
  idempotent: false,
  // The FAQ: some thirty messages a second for notifications to many.
  bulkPerSecond: 25,
}

/** One bot of Telegram. https://core.telegram.org/bots/api, as of 10.3 */
export function createTelegram(config: TelegramConfig): BotClient {
  const { secret, log, pollSeconds = 50, sleep = realSleep } = config
  const apiConfig = { ...config, floodWatch: createFloodWatch(config.clock) }
  const api = createApi({ ...apiConfig, timeoutMs: SEND_MS })
  const quickApi = createApi({ ...apiConfig, timeoutMs: ACKNOWLEDGE_MS })
  const pollingApi = (signal: AbortSignal) =>
    createApi({ ...apiConfig, signal, timeoutMs: pollSeconds * 1000 + POLL_MARGIN_MS })
  return {
    messenger: {
      kind: 'telegram',
      capabilities: CAPABILITIES,
      parse: (request) => parseWebhook(request, secret, log),
      answer: () => null,
      acknowledge: (update) => acknowledge(quickApi, update),
      send: createSender({ api, quickApi, sleep, log }),
    },
    setup: createSetup({ api, token: config.token, secret, log }),
    poller: createPoller({ pollingApi, pollSeconds, sleep, log }),
  }
}

async function acknowledge(api: TelegramApi, { chat, event }: Update): Promise<void> {
  const sign =
    event.type === 'button'
      ? api.answerCallbackQuery({ callback_query_id: event.pressId })
      : chat.private && SPOKEN.includes(event.type)
        ? api.sendChatAction({ chat_id: toChatId(chat.id), action: 'typing' })
        : null
  // Nothing is lost without it, and by now the press may be too old to be answered.
  await sign?.catch(() => undefined)
}

const SPOKEN = ['text', 'start', 'contact']
