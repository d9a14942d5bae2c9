import type { Clock, Log } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import type { BotClient, Capabilities, Update, WebhookAnswer } from '../messenger.ts'
import { realSleep, type Sleep } from '../sleep.ts'
import { createApi, type VkApi } from './api.ts'
import { createClients } from './clients.ts'
import { TEXT_LENGTH } from './markup.ts'
import { createPace, type Pace } from './pace.ts'
import { CONFIRMATION, openEnvelope, readEvent } from './parse.ts'
import { createPoller } from './poller.ts'
import { createSender } from './send.ts'
import { createServers, secretKeyFor } from './servers.ts'
import { type Community, createSetup } from './setup.ts'

export interface VkConfig {
  /** A community's access key, `vk1.a.…`, with messages, photos, docs and, better, manage. */
  readonly token: string
  /** Another address of VK's methods, or a relay to it. Default: https://api.vk.ru/method */
  readonly apiUrl?: string
  /** What VK repeats in every call. What is not of 1–50 letters and digits is made so. */
  readonly secret: string
  /** What VK wants to hear from an address that was entered by hand. Default: we ask VK. */
  readonly confirmation?: string | null
  /** The community's number; default: we ask VK. */
  readonly groupId?: string | null
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log?: Log
  /** How long VK may hold a poll that has nothing to tell, 1–90. Default: 25. */
  readonly pollSeconds?: number
  /** How to wait. Default: the real timer. */
  readonly sleep?: Sleep
}

const CAPABILITIES: Capabilities = {
  edit: true,
  contactButton: false,
  textLength: TEXT_LENGTH,
  captionLength: TEXT_LENGTH,
  // Of 255 characters of JSON.
  buttonDataBytes: 200,
  buttonsPerRow: 5,
  buttonRows: 6,
  buttons: 10,
  picture: { width: 1200, height: 675, by: 'upload' },
  receipts: { delivered: false, read: true },
  polling: true,
  forms: false,
  idempotent: true,
  // VK takes twenty calls a second, and a message with a picture is three of them.
  bulkPerSecond: 5,
}

/** One community's bot in VK. https://dev.vk.ru/api/bots, as of 5.199 */
export function createVk(config: VkConfig): BotClient {
  const { clock, log, pollSeconds = 25, sleep = realSleep } = config
  const secret = secretKeyFor(config.secret)
  const pace = createPace(clock, sleep)
  const api = createApi({ ...config, pace })
  const clients = createClients()
  const community: Community = {
    groupId: config.groupId ?? null,
    confirmation: config.confirmation ?? null,
  }
  const servers = createServers(api, secret)
  const setup = createSetup({ api, servers, community, sleep, log })
  const seal = { secret, groupId: () => community.groupId }
  const hearing = { clients, log }
  return {
    messenger: {
      kind: 'vk',
      capabilities: CAPABILITIES,
      parse: (request) => readEvent(openEnvelope(request, seal), hearing),
      answer(request) {
        const confirms = openEnvelope(request, seal).type === CONFIRMATION
        return plain(confirms ? (community.confirmation ?? '') : 'ok')
      },
      acknowledge: (update) => acknowledge(api, pace, update),
      send: createSender({ api, clients, sleep, log }),
    },
    setup,
    poller: createPoller({
      ...{ api, community, pollSeconds, sleep, ...hearing },
      identify: setup.check,
    }),
  }
}

const plain = (body: string): WebhookAnswer => ({ mediaType: 'text/plain', body })

// A sign of life that comes late is none.
const ACKNOWLEDGE_MS = 3_000

async function acknowledge(api: VkApi, pace: Pace, { chat, event }: Update): Promise<void> {
  const options = { timeoutMs: ACKNOWLEDGE_MS }
  const [event_id, user_id, peer_id] = event.type === 'button' ? event.pressId.split(':') : []
  const sign = event_id
    ? api.call('messages.sendMessageEventAnswer', { event_id, user_id, peer_id }, options)
    : chat.private && SPOKEN.includes(event.type) && pace.isFree()
      ? api.call('messages.setActivity', { peer_id: chat.id, type: 'typing' }, options)
      : null
  // Nothing is lost without it, and by now the press may be too old to be answered.
  await sign?.catch(() => undefined)
}

const SPOKEN = ['text', 'start', 'button']
