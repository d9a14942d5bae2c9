import { Api } from 'grammy'
import { startTelegramEmulator, type TelegramEmulatorOptions } from './emulator.ts'

/** An emulator with one person who pressed Start, and grammY's client of the bot. */
export async function startWithOlga(options: TelegramEmulatorOptions = {}) {
  const telegram = await startTelegramEmulator({ pace: 0.01, ...options })
  const api = new Api(telegram.token, { apiRoot: telegram.url })
  const olga = telegram.person({ id: 5012345678, first_name: 'Ольга', username: 'olga_p' })
  olga.starts()
  return { telegram, api, olga, [Symbol.asyncDispose]: () => telegram[Symbol.asyncDispose]() }
}
