import { AppError, codeOf } from '../../kernel/index.ts'
import {
  addBot,
  type Bot,
  type BotSettings,
  changeBot,
  checkBot,
  knownRoutes,
  type NewBot,
  removeBot,
  type Service,
  shownSettings,
  testRoutes,
  tryBot,
  withPasswords,
} from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import type { AnswerOf, GivenTo } from '../schema/index.ts'
import { type Desk, record } from './desk.ts'
import { botBy } from './lookups.ts'

type Addresses =
  | 'GET /api/bots'
  | 'POST /api/bots/check'
  | 'POST /api/bots'
  | 'GET /api/bots/:id/info'
  | 'POST /api/bots/:id/routes/test'
  | 'PATCH /api/bots/:id'
  | 'GET /api/bots/:id/entails'
  | 'DELETE /api/bots/:id'
  | 'GET /api/bots/guide'

export interface BotDesk extends Desk {
  /** What «Create app from manifest» of Slack takes, with our addresses where we have any. */
  readonly slackManifest: (options: {
    readonly name: string
    readonly publicUrl: string | null
    readonly webhookKey: string
  }) => Promise<{ readonly json: string }>
  /** A keyed hash. */
  readonly fingerprint: (text: string) => string
}

/** Connecting bots, looking after them, letting them go. */
export function botHandlers(desk: BotDesk): Handlers<Addresses> {
  const { service } = desk
  return {
    async 'GET /api/bots'() {
      const running = await service()
      const [bots, counts] = await Promise.all([
        running.books.read.bots.all(),
        subscribersByBot(running),
      ])
      return {
        bots: bots
          .filter(({ kind }) => kind !== 'web-chat')
          .map((bot) => shown(bot, running, counts.get(bot.id) ?? 0)),
        publicUrl: running.connections.publicUrl,
      }
    },

    async 'POST /api/bots/check'({ body }) {
      const { clientFor } = await service()
      return tryBot(clientFor, toNewBot(body))
    },

    async 'POST /api/bots'({ body }, caller) {
      const running = await service()
      const { books, clientFor } = running
      const webhookKey = plannedKey(desk, await books.read.bots.all())
      const planned = body.kind === 'slack' ? { webhookKey } : {}
      const bot = await addBot(books, clientFor, { ...toNewBot(body), ...planned })
      await record(desk, caller, 'bot.add', nameOf(bot))
      await running.served.sync()
      return shown(bot, running, 0)
    },

    async 'GET /api/bots/:id/info'({ params: { id } }) {
      const running = await service()
      return infoOf(running, await botBy(running, id))
    },

    async 'POST /api/bots/:id/routes/test'({ params: { id } }) {
      const running = await service()
      const bot = await botBy(running, id)
      await testRoutes(running.routesFor, bot)
      return infoOf(running, bot)
    },

    async 'PATCH /api/bots/:id'({ params: { id }, body: { version, ...changes } }, caller) {
      const running = await service()
      const bot = await changeBot(running.books, running.clientFor, {
        id,
        version,
        changes: {
          ...(changes.token !== undefined && { token: changes.token }),
          ...(changes.secret !== undefined && { secret: changes.secret }),
          ...(changes.appToken !== undefined && { appToken: changes.appToken }),
          ...(changes.confirmation !== undefined && { confirmation: changes.confirmation }),
          ...(changes.settings !== undefined && {
            settings: entered(changes.settings, await botBy(running, id)),
          }),
        },
      })
      await record(desk, caller, 'bot.change', nameOf(bot))
      await running.served.sync()
      const counts = await subscribersByBot(running)
      return shown(bot, running, counts.get(id) ?? 0)
    },

    async 'GET /api/bots/:id/entails'({ params: { id } }) {
      const running = await service()
      await botBy(running, id)
      const { read } = running.books
      const [counts, invitations, queued] = await Promise.all([
        subscribersByBot(running),
        read.invitations.all(),
        read.outbox.queuedOf(id),
      ])
      const open = invitations.filter((one) => one.botId === id && one.usedAt === null)
      return { subscribers: counts.get(id) ?? 0, invitations: open.length, queued }
    },

    async 'DELETE /api/bots/:id'({ params: { id } }, caller) {
      const running = await service()
      const bot = await botBy(running, id)
      await removeBot(running.books, running.clientFor, bot)
      await record(desk, caller, 'bot.remove', nameOf(bot))
      await running.served.sync()
      return {}
    },

    async 'GET /api/bots/guide'() {
      const { connections, books } = await service()
      const { publicUrl } = connections
      const webhookKey = plannedKey(desk, await books.read.bots.all())
      const manifest = await desk.slackManifest({ name: 'Сводка', publicUrl, webhookKey })
      return { publicUrl, slackManifest: manifest.json }
    },
  }

  async function infoOf(running: Service, bot: Bot): Promise<AnswerOf<'GET /api/bots/:id/info'>> {
    const heardAt = running.served.byId(bot.id)?.heardAt()?.toString() ?? null
    const road = roadOf(running, bot)
    try {
      const said = await checkBot(running.books, running.clientFor, bot)
      // A bot that works again is put back to work.
      await running.served.sync()
      return {
        identity: { externalId: bot.externalId, name: said.name, username: said.username },
        road,
        webhookUrl: said.webhookUrl,
        pending: said.pending,
        lastError: said.lastError,
        lastErrorAt: said.lastErrorAt?.toString() ?? null,
        error: null,
        heardAt,
        routes: [...knownRoutes(running.routesFor, bot)],
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return {
        identity: null,
        road,
        webhookUrl: null,
        pending: null,
        lastError: null,
        lastErrorAt: null,
        error: { code: codeOf(error) ?? 'internal', message: error.message },
        heardAt,
        routes: [...knownRoutes(running.routesFor, bot)],
      }
    }
  }
}

/**
 * The key of the next Slack bot's addresses. Slack wants them before it gives a token, so they stand
 * in the manifest before the bot is here.
 */
function plannedKey({ fingerprint }: BotDesk, bots: readonly Bot[]): string {
  const taken = new Set(bots.map(({ webhookKey }) => webhookKey))
  const keys = [...taken, ''].map((_, index) => fingerprint(`slack webhook ${index}`).slice(0, 22))
  return keys.find((key) => !taken.has(key)) ?? ''
}

function roadOf({ connections: { publicUrl }, served }: Service, { id }: Bot) {
  if (publicUrl !== null) return 'webhook'
  return served.byId(id)?.client.poller ? 'polling' : 'none'
}

function toNewBot({
  kind,
  token,
  secret,
  appToken,
  confirmation,
  settings,
}: GivenTo<'POST /api/bots'>['body']): NewBot {
  return {
    kind,
    token,
    ...(secret !== undefined && { secret }),
    keys: {
      ...(appToken !== undefined && { appToken }),
      ...(confirmation !== undefined && { confirmation }),
    },
    ...(settings !== undefined && { settings: entered(settings, null) }),
  }
}

/** What was entered for a bot, or for one that is not here yet. */
function entered(given: GivenSettings, bot: Bot | null): Partial<BotSettings> {
  return withPasswords(defined(given), bot)
}

type GivenSettings = NonNullable<GivenTo<'POST /api/bots'>['body']['settings']>

/** Without what was left out, for `exactOptionalPropertyTypes`. */
function defined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Only what is defined is left.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

const nameOf = ({ kind, name, username }: Bot) =>
  `${kind} ${name}${username === null ? '' : ` (${username})`}`

async function subscribersByBot({ books }: Service): Promise<Map<string, number>> {
  const subscribed = (await books.read.subscribers.all()).filter(
    ({ state }) => state === 'subscribed',
  )
  const byBot = Map.groupBy(subscribed, ({ botId }) => botId)
  return new Map([...byBot].map(([id, rows]) => [id, rows.length]))
}

function shown(bot: Bot, { connections: { publicUrl } }: Service, subscribers: number) {
  const { id, kind, externalId, name, username, state, token, keys, settings } = bot
  return {
    id,
    kind,
    externalId,
    name,
    username,
    state,
    tokenEnd: token.slice(-4),
    hasAppToken: keys.appToken !== null,
    webhookUrl: publicUrl === null ? null : `${publicUrl}/webhooks/${bot.webhookKey}`,
    settings: shownSettings(settings),
    version: bot.updatedAt.toString(),
    updatedAt: bot.updatedAt.toString(),
    subscribers,
  }
}
