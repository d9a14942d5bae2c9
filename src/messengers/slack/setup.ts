import { z } from 'zod'
import { AppError, codeOf } from '../../kernel/index.ts'
import type { BotSetup } from '../messenger.ts'
import type { SlackApi } from './api.ts'
import { type Identity, isSame, toExternalId } from './identity.ts'
import { harmless } from './upload.ts'

export interface SetupConfig {
  readonly api: SlackApi
  readonly token: string
  /** The same with the app-level token; null when there is none. */
  readonly appApi: SlackApi | null
  readonly identity: Identity
}

const TOKEN = /^xoxb-[\w-]+$/

const Whoami = z.object({
  team_id: z.string(),
  team: z.string().catch(''),
  user_id: z.string(),
  user: z.string().catch(''),
  bot_id: z.string().optional(),
})

const BotInfo = z.object({ bot: z.object({ app_id: z.string(), name: z.string().optional() }) })

/**
 * Slack has no call that registers an address: an administrator enters it, or the manifest does.
 * See `slackManifest`.
 */
export function createSetup({ api, token, appApi, identity }: SetupConfig): BotSetup {
  let webhook: string | null = null

  async function check() {
    if (!TOKEN.test(token)) throw unauthorized('it begins with xoxb-')
    const { team_id, user_id, user, team, bot_id } = await whoami()
    if (bot_id === undefined) throw unauthorized('this one is a person’s: it begins with xoxb-')
    const answer = await known(api.call('bots.info', { bot: bot_id })).catch((error) => {
      if (codeOf(error) === 'messenger-rejected') return null
      throw error
    })
    const { bot } = BotInfo.safeParse(answer).data ?? {}
    const own = { team: team_id, app: bot?.app_id ?? '', user: user_id }
    if (!isSame(identity, own.team, own.app === '' ? null : own.app)) {
      throw new AppError('conflict', 'Slack: this token belongs to another workspace or app')
    }
    if (appApi !== null) await known(appApi.call('apps.connections.open', {}))
    const name = `${bot?.name || user}${team === '' ? '' : ` (${team})`}`
    return { externalId: toExternalId(own), name, username: user || null }
  }

  async function whoami() {
    const read = Whoami.safeParse(await known(api.call('auth.test', {})))
    if (read.success) return read.data
    throw new AppError('messenger-busy', 'Slack does not say whose token this is', {
      retryAfterMs: 5_000,
    })
  }

  return {
    check,

    async connect(webhookUrl) {
      if (webhookUrl === null && appApi === null) {
        throw new AppError(
          'bad-config',
          'Slack reaches us by PUBLIC_URL, or by Socket Mode: then add the bot with --app-token xapp-…',
        )
      }
      await whoami()
      webhook = webhookUrl
    },

    // Slack tells nothing about addresses; their proof is the first call that is rightly signed.
    info: async () => ({ webhookUrl: webhook, pending: null, lastError: null, lastErrorAt: null }),

    async disconnect() {
      webhook = null
    },
  }
}

/** Asking twice does no harm here, so «uncertain» is just «busy»; and a refused token says what to do. */
async function known<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (codeOf(error) === 'bot-unauthorized') throw unauthorized('it may have been revoked')
    throw harmless(error)
  }
}

const unauthorized = (hint: string): AppError =>
  new AppError(
    'bot-unauthorized',
    `Slack does not know this token (${hint}): copy it anew from api.slack.com/apps`,
    { wholeBot: true },
  )
