/** What somebody's application can show. */
export interface Client {
  /** Buttons under a message; without them they stand below the chat. */
  readonly inline: boolean
  /** Buttons that are answered in place; without them a press is said as a message. */
  readonly callback: boolean
  /** BCP 47. */
  readonly language: string | null
}

/** What is known of people's applications, by chat. */
export interface Clients {
  note(peerId: number, client: Client): void
  of(peerId: number | string): Client
}

/** As nearly everybody's. */
const USUAL: Client = { inline: true, callback: true, language: null }

const MOST = 10_000

/**
 * VK tells with each message what its author's application can do, and with nothing else. It is
 * remembered for as long as the service runs; until then an application is taken to be usual.
 */
export function createClients(): Clients {
  const known = new Map<string, Client>()
  return {
    note(peerId, client) {
      const key = String(peerId)
      // The one that was heard longest ago goes first.
      known.delete(key)
      known.set(key, client)
      const [oldest] = known.keys()
      if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    },
    of: (peerId) => known.get(String(peerId)) ?? USUAL,
  }
}
