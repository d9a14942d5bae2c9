import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import type { VkApi } from './api.ts'
import { API_VERSION } from './api.ts'
import { refusalOf } from './errors.ts'

/** A server of the Callback API, as VK keeps it. */
export interface CallbackServer {
  readonly id: number
  readonly url: string
  readonly secret_key: string
  readonly status: string
}

/** Our addresses at VK, among those of others. */
export interface Servers {
  /** Those that were told our secret. */
  ours(groupId: string): Promise<readonly CallbackServer[]>
  /** Tells VK an address anew, so that it asks for the confirmation code at once; returns its id. */
  announce(groupId: string, url: string, known: CallbackServer | undefined): Promise<number>
  /** Which events come to an address. */
  subscribe(groupId: string, serverId: number): Promise<void>
  remove(groupId: string, serverId: number): Promise<void>
  /** The code that VK waits for now; it changes with every change of a server. */
  confirmationCode(groupId: string): Promise<string>
}

/** What we read. */
export const EVENTS = {
  message_new: true,
  message_event: true,
  message_allow: true,
  message_deny: true,
  message_read: true,
}

/** What would come to an address of ours for nothing. */
const NOT_READ = { message_reply: false, message_edit: false, message_typing_state: false }

/** VK takes at most 14 characters. */
const TITLE = 'Svodka'

const Server = z.object({
  id: z.int(),
  url: z.string().default(''),
  secret_key: z.string().default(''),
  status: z.string().default('unconfigured'),
})
const List = z.object({ items: z.array(Server) })
const Code = z.object({ code: z.string().min(1) })
const Added = z.object({ server_id: z.int() })

export function createServers(api: VkApi, secret: string): Servers {
  return {
    async ours(groupId) {
      const all = await api.ask('groups.getCallbackServers', List, { group_id: groupId })
      return all.items.filter(({ secret_key }) => secret_key === secret)
    },

    async announce(groupId, url, known) {
      const server = { group_id: groupId, url, title: TITLE, secret_key: secret }
      if (known !== undefined) {
        await api.call('groups.editCallbackServer', { ...server, server_id: known.id })
        return known.id
      }
      const { server_id } = await withAdvice(api.ask('groups.addCallbackServer', Added, server))
      return server_id
    },

    async subscribe(groupId, serverId) {
      const place = { group_id: groupId, server_id: serverId }
      await api.call('groups.setCallbackSettings', {
        ...place,
        api_version: API_VERSION,
        ...EVENTS,
        ...NOT_READ,
      })
    },

    async remove(groupId, serverId) {
      await api.call('groups.deleteCallbackServer', { group_id: groupId, server_id: serverId })
    },

    async confirmationCode(groupId) {
      const answer = await api.ask('groups.getCallbackConfirmationCode', Code, {
        group_id: groupId,
      })
      return answer.code
    },
  }
}

const TOO_MANY_SERVERS = 2000

async function withAdvice<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (refusalOf(error)?.code !== TOO_MANY_SERVERS) throw error
    throw new AppError(
      'conflict',
      'VK keeps ten servers of a community at most: remove one in its settings (Callback API)',
    )
  }
}

/** A secret as VK takes it: at most 50 letters and digits. Ours may hold other signs. */
export function secretKeyFor(secret: string): string {
  if (/^[A-Za-z0-9]{1,50}$/.test(secret)) return secret
  return createHash('sha256').update(`svodka vk ${secret}`).digest('hex').slice(0, 40)
}
