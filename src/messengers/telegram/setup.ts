import { AppError, codeOf, type Log, loggable } from '../../kernel/index.ts'
import type { BotSetup } from '../messenger.ts'
import type { TelegramApi } from './api.ts'
import { COMMANDS } from './commands.ts'

export interface SetupConfig {
  readonly api: TelegramApi
  readonly token: string
  readonly secret: string
  readonly log: Log | undefined
}

/** The kinds of update that we read. Edited messages and the rest never reach us. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const

// Telegram calls back about one chat at a time, so this is how many chats it serves at once.
const CONNECTIONS = 40
const TOKEN = /^[1-9]\d*:[\w-]+$/

export function createSetup({ api, token, secret, log }: SetupConfig): BotSetup {
  return {
    async check() {
      if (!TOKEN.test(token)) throw unauthorized('123456:ABC… is what BotFather gives')
      const { id, first_name, username } = await known(api.getMe())
      return { externalId: String(id), name: first_name, username: username ?? null }
    },

    async connect(webhookUrl) {
      await known(
        webhookUrl === null
          ? api.deleteWebhook({})
          : api.setWebhook({
              url: webhookUrl,
              secret_token: secret,
              allowed_updates: ALLOWED_UPDATES,
              max_connections: CONNECTIONS,
            }),
      )
      await offerCommands(api, log)
    },

    async info() {
      const {
        url = '',
        pending_update_count,
        last_error_message,
        last_error_date,
      } = await known(api.getWebhookInfo())
      return {
        webhookUrl: url === '' ? null : url,
        pending: pending_update_count,
        lastError: last_error_message ?? null,
        lastErrorAt: last_error_date === undefined ? null : toInstant(last_error_date),
      }
    },

    async disconnect() {
      await known(api.deleteWebhook({}))
    },
  }
}

/** Asking twice does no harm here, so «uncertain» is just «busy»; and a refused token says what to do. */
async function known<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (codeOf(error) === 'bot-unauthorized') throw unauthorized('it may have been revoked')
    if (!(error instanceof AppError) || error.code !== 'delivery-uncertain') throw error
    const { message, retryAfterMs = 1_000 } = error
    throw new AppError('messenger-busy', message, { retryAfterMs, wholeBot: true })
  }
}

const unauthorized = (hint: string): AppError =>
  new AppError(
    'bot-unauthorized',
    `Telegram does not know this token (${hint}): ask BotFather for /token`,
    {
      wholeBot: true,
    },
  )

/** A menu is a help, not a condition. */
async function offerCommands(api: TelegramApi, log: Log | undefined): Promise<void> {
  for (const { language, menu } of COMMANDS) {
    await api
      .setMyCommands({
        commands: menu,
        scope: { type: 'all_private_chats' },
        ...(language !== undefined && { language_code: language }),
      })
      .catch((error) => log?.warn(loggable(error), 'telegram.menu-not-set'))
  }
}

const toInstant = (seconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
