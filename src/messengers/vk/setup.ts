import { z } from 'zod'
import { AppError, codeOf, type Log, loggable } from '../../kernel/index.ts'
import type { BotSetup, ConnectionInfo } from '../messenger.ts'
import type { Sleep } from '../sleep.ts'
import { API_VERSION, type VkApi } from './api.ts'
import { refusalOf } from './errors.ts'
import { type CallbackServer, EVENTS, type Servers } from './servers.ts'

export interface SetupConfig {
  readonly api: VkApi
  readonly servers: Servers
  readonly community: Community
  readonly sleep: Sleep
  readonly log: Log | undefined
}

/** What is found out about a community, and needed where VK calls us. */
export interface Community {
  /** Null as long as nobody asked. */
  groupId: string | null
  /** What VK wants to hear when it tries our address; null when nobody knows. */
  confirmation: string | null
}

const Groups = z.object({
  groups: z
    .array(z.object({ id: z.int(), name: z.string(), screen_name: z.string().optional() }))
    .min(1),
})
const Permissions = z.object({ permissions: z.array(z.object({ name: z.string() })) })

const NEEDED = ['messages', 'photos', 'docs']

export function createSetup({ api, servers, community, sleep, log }: SetupConfig): BotSetup {
  async function identify() {
    const { groups } = await known(api.ask('groups.getById', Groups))
    const [group] = groups
    if (group === undefined) throw unauthorized('it belongs to no community')
    community.groupId = String(group.id)
    return group
  }

  const groupId = async () => community.groupId ?? String((await identify()).id)

  /** Registers the address, and waits until VK has tried it. */
  async function register(url: string): Promise<void> {
    const group = await groupId()
    const [ours, ...spare] = byUrl(await servers.ours(group), url)
    for (const { id } of spare) await servers.remove(group, id)
    if (ours === undefined || ours.url !== url || ours.status !== 'ok') {
      community.confirmation = await servers.confirmationCode(group)
      await servers.subscribe(group, await servers.announce(group, url, ours))
      return confirmed(group)
    }
    await servers.subscribe(group, ours.id)
  }

  async function confirmed(group: string): Promise<void> {
    for (let look = 0; look < LOOKS; look++) {
      const [server] = await servers.ours(group)
      if (server?.status === 'ok') return
      await sleep(BETWEEN_LOOKS_MS)
    }
    throw new AppError('messenger-busy', NOT_CONFIRMED, { retryAfterMs: 5_000, wholeBot: true })
  }

  async function listen(): Promise<void> {
    const group = await groupId()
    // An address of ours would bring everything a second time.
    for (const { id } of await servers.ours(group)) await servers.remove(group, id)
    const settings = { group_id: group, enabled: true, api_version: API_VERSION }
    await api.call('groups.setLongPollSettings', { ...settings, ...EVENTS })
  }

  return {
    async check() {
      const { id, name, screen_name } = await identify()
      const { permissions } = await known(api.ask('groups.getTokenPermissions', Permissions))
      const missing = NEEDED.filter((right) => !permissions.some(({ name }) => name === right))
      if (missing.length > 0) throw rightsMissing(missing)
      return { externalId: String(id), name, username: screen_name ?? `club${id}` }
    },

    async connect(webhookUrl) {
      try {
        await known(webhookUrl === null ? listen() : register(webhookUrl))
      } catch (error) {
        if (!isForbidden(error)) throw error
        log?.warn({ ...loggable(error), advice: BY_HAND }, 'vk.set-up-by-hand')
      }
    },

    async info() {
      try {
        return toInfo(await known(groupId().then(servers.ours)))
      } catch (error) {
        if (!isForbidden(error)) throw error
        return { ...NOT_CONNECTED, lastError: BY_HAND }
      }
    },

    async disconnect() {
      const group = await groupId()
      for (const { id } of await known(servers.ours(group))) await servers.remove(group, id)
    },
  }
}

const LOOKS = 10
const BETWEEN_LOOKS_MS = 300

const NOT_CONFIRMED =
  'VK could not confirm our address: PUBLIC_URL must be reached from the internet by https'

const BY_HAND =
  'The key may not manage the community. Make one with the right «manage»; or switch on what is ' +
  'needed in the community’s settings by hand: Long Poll API with messages, or a Callback API ' +
  'server with the address shown by `svodka bots list`, its secret key and its confirmation ' +
  'string being those that the bot was added with (--secret, --confirmation)'

/** What has the address first, then what can be given it. */
function byUrl(servers: readonly CallbackServer[], url: string): readonly CallbackServer[] {
  return servers.toSorted((a, b) => Number(b.url === url) - Number(a.url === url))
}

const NOT_CONNECTED: ConnectionInfo = {
  webhookUrl: null,
  pending: null,
  lastError: null,
  lastErrorAt: null,
}

function toInfo([server]: readonly CallbackServer[]): ConnectionInfo {
  if (server === undefined) return NOT_CONNECTED
  const lastError = server.status === 'failed' ? NOT_CONFIRMED : null
  return { ...NOT_CONNECTED, webhookUrl: server.url, lastError }
}

/** Access denied, to a method or at all. */
const isForbidden = (error: unknown): boolean => [7, 15].includes(refusalOf(error)?.code ?? 0)

const USER_TOKEN = 100

/** Asking twice does no harm here, so «uncertain» is just «busy»; and a refused key says what to do. */
async function known<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (codeOf(error) === 'bot-unauthorized') throw unauthorized('it may have been revoked')
    if (refusalOf(error)?.code === USER_TOKEN) throw unauthorized('it is no key of a community')
    if (!(error instanceof AppError) || error.code !== 'delivery-uncertain') throw error
    const { message, retryAfterMs = 1_000 } = error
    throw new AppError('messenger-busy', message, { retryAfterMs, wholeBot: true })
  }
}

const unauthorized = (hint: string): AppError =>
  new AppError(
    'bot-unauthorized',
    `VK does not know this key (${hint}): make one in the community’s settings, «API usage»`,
    { wholeBot: true },
  )

const rightsMissing = (missing: readonly string[]): AppError =>
  new AppError(
    'not-allowed',
    `The key lacks rights (${missing.join(', ')}): make one with messages, photos, docs and manage`,
  )
