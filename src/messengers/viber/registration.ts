import type { ViberApi } from './api.ts'

/** The address under which Viber reaches us. */
export interface Registration {
  /** Viber tries the address before it answers. */
  set(url: string): Promise<void>
  /** Sets once more what was set last; false when nothing was. */
  again(): Promise<boolean>
  clear(): Promise<void>
}

/** The kinds of call that can be refused and that we read. `message` always comes. */
export const EVENT_TYPES = [
  'delivered',
  'seen',
  'failed',
  'subscribed',
  'unsubscribed',
  'conversation_started',
] as const

export function createRegistration(api: ViberApi): Registration {
  let last: string | null = null
  const set: Registration['set'] = async (url) => {
    last = url
    await api('set_webhook', { url, event_types: EVENT_TYPES, send_name: true, send_photo: false })
  }
  return {
    set,
    async again() {
      if (last === null) return false
      await set(last)
      return true
    },
    async clear() {
      last = null
      await api('set_webhook', { url: '' })
    },
  }
}
