import { startTelegramEmulator } from '../../../test/emulators/telegram/index.ts'
import { systemClock } from '../../kernel/index.ts'
import { createHttpClient } from '../http-client.ts'
import { createTelegram, type TelegramConfig } from './telegram.ts'

export const SECRET = 'Tg-Secret_1'

/** For tests: a bot of ours in an emulated Telegram, and Olga, who has opened it. */
export async function openStage(changes: Partial<TelegramConfig> = {}) {
  const vendor = await startTelegramEmulator()
  const http = createHttpClient()
  const olga = vendor.person({ id: 5012345678, first_name: 'Olga' })
  olga.starts()
  // That she did is not what tests wait for.
  await fetch(`${vendor.url}/bot${vendor.token}/deleteWebhook?drop_pending_updates=1`)
  const slept: number[] = []
  const client = createTelegram({
    token: vendor.token,
    apiUrl: vendor.url,
    secret: SECRET,
    fetch: http.fetch,
    clock: systemClock,
    sleep: async (ms) => slept.push(ms),
    ...changes,
  })
  return {
    vendor,
    olga,
    client,
    chatId: String(olga.user.id),
    /** How long it waited between attempts, in milliseconds: it does not really wait. */
    slept,
    /** What the bot says and what still stands. */
    said: () => olga.chat.filter(({ fromBot }) => fromBot),
    async [Symbol.asyncDispose]() {
      await http.close()
      await vendor[Symbol.asyncDispose]()
    },
  }
}
