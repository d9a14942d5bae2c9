import { dialogOf } from '../access.ts'
import { userOf } from '../bot.ts'
import { textOf } from '../call.ts'
import type { Dialog, Standing } from '../dialogs.ts'
import { badRequest } from '../refusal.ts'
import { idsOf } from '../stored-file.ts'
import type { Method } from './method.ts'

const DOWNLOAD_BYTES = 20 << 20
const STATUS: Readonly<Partial<Record<Standing, string>>> = { kicked: 'kicked', left: 'left' }

/** Methods that look something up. */
export const looking: Readonly<Record<string, Method>> = {
  getChat: (bot, call) => ({ result: fullInfo(dialogOf(bot, call, 'read')) }),

  getChatMember(bot, call) {
    const { standing } = dialogOf(bot, call, 'read')
    if (Number(textOf(call, 'user_id')) !== bot.id) throw badRequest('user not found')
    const status = STATUS[standing] ?? 'member'
    const until = status === 'kicked' ? { until_date: 0 } : {}
    return { result: { user: userOf(bot), status, ...until } }
  },

  getFile(bot, call) {
    const id = textOf(call, 'file_id')
    if (id === '') throw badRequest('file_id not specified')
    const file = bot.files.byId(id)
    if (!file) throw badRequest('invalid file_id')
    if (file.bytes.length > DOWNLOAD_BYTES) throw badRequest('file is too big')
    const unique = idsOf(file).find(({ file_id }) => file_id === id)?.file_unique_id ?? id
    const file_size = file.bytes.length
    return { result: { file_id: id, file_unique_id: unique, file_size, file_path: file.path } }
  },
}

function fullInfo({ chat }: Dialog) {
  return {
    ...chat,
    ...(chat.username === undefined ? {} : { active_usernames: [chat.username] }),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: true,
      limited_gifts: true,
      unique_gifts: true,
      premium_subscription: true,
      gifts_from_channels: true,
    },
  }
}
