import { startVkEmulator, type VkEmulatorOptions } from '../../../test/emulators/vk/index.ts'
import { systemClock } from '../../kernel/index.ts'
import { createHttpClient } from '../http-client.ts'
import { createVk, type VkConfig } from './vk.ts'

export const SECRET = 'Vk5ecret'

/** For tests: a bot of ours in an emulated VK, and Olga, who has written to it. */
export async function openStage(changes: Partial<VkConfig> = {}, options: VkEmulatorOptions = {}) {
  const vendor = await startVkEmulator({ pace: 0.01, ...options })
  const http = createHttpClient()
  const olga = vendor.person({ id: 743784474, first_name: 'Olga' })
  olga.starts()
  const slept: number[] = []
  const client = createVk({
    token: vendor.token,
    apiUrl: vendor.url,
    secret: SECRET,
    groupId: '224466880',
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
    /** How long it waited, in milliseconds: it does not really wait. */
    slept,
    /** What the bot says and what still stands. */
    said: () => olga.chat.filter(({ fromBot }) => fromBot),
    async [Symbol.asyncDispose]() {
      await vendor[Symbol.asyncDispose]()
      await http.close()
    },
  }
}
