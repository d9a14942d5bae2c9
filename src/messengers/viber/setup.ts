import { z } from 'zod'
import { AppError, codeOf } from '../../kernel/index.ts'
import type { BotSetup } from '../messenger.ts'
import type { ViberApi } from './api.ts'
import type { Registration } from './registration.ts'

export interface SetupConfig {
  readonly api: ViberApi
  readonly token: string
  readonly registration: Registration
  /** Whether the internet reaches us. */
  readonly reachable: boolean
}

const Account = z.object({
  id: z.string().min(1),
  name: z.string(),
  /** Names the bot in links. */
  uri: z.string().nullish(),
  webhook: z.string().nullish(),
})

const TOKEN = /^[\w-]+$/

const UNREACHABLE =
  'Viber only pushes what people write: set PUBLIC_URL to the https:// address of this service'

export function createSetup({ api, token, registration, reachable }: SetupConfig): BotSetup {
  async function account() {
    if (!TOKEN.test(token))
      throw unauthorized('4453b6ac12345678-e02c5f12174805f9-… is what it is like')
    const read = Account.safeParse(await known(api('get_account_info', {})))
    if (read.success) return read.data
    throw new AppError('messenger-busy', 'Viber does not say who the bot is', {
      retryAfterMs: 5_000,
    })
  }

  return {
    async check() {
      const { id, name, uri } = await account()
      return { externalId: id, name, username: uri || null }
    },

    async connect(webhookUrl) {
      if (webhookUrl === null) throw new AppError('bad-config', UNREACHABLE)
      await known(registration.set(webhookUrl))
    },

    async info() {
      const { webhook } = await account()
      return {
        webhookUrl: webhook || null,
        pending: null,
        lastError: reachable ? null : UNREACHABLE,
        lastErrorAt: null,
      }
    },

    async disconnect() {
      await known(registration.clear())
    },
  }
}

/** Asking twice does no harm here, so «uncertain» is just «busy»; a refused token says what to do. */
async function known<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (codeOf(error) === 'bot-unauthorized') {
      throw unauthorized(error instanceof Error ? error.message : '')
    }
    if (!(error instanceof AppError) || error.code !== 'delivery-uncertain') throw error
    const { message, retryAfterMs = 1_000 } = error
    throw new AppError('messenger-busy', message, { retryAfterMs, wholeBot: true })
  }
}

const unauthorized = (hint: string): AppError =>
  new AppError(
    'bot-unauthorized',
    `Viber does not take this token (${hint}): look in the app under Settings → Bots → Edit info → Your app key`,
    { wholeBot: true },
  )
