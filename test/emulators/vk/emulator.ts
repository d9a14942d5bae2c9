import { type Community, type CommunityProfile, createCommunity, type Right } from './community.ts'
import type { EventFaults, VkEvent } from './events.ts'
import { createFaults, type Fault, type FaultOptions } from './faults.ts'
import type { LongPoll } from './long-poll.ts'
import { createPerson, type Person, type PersonProfile } from './people.ts'
import type { Press } from './presses.ts'
import { createRate } from './rate.ts'
import { type LoggedCall, startServer } from './server.ts'

export interface VkEmulatorOptions {
  /** 0 by default: any free one. */
  readonly port?: number
  /** The first community's key; by default one made up. */
  readonly token?: string
  /** By default «Acme CRM», acme_crm, number 224466880. */
  readonly community?: CommunityProfile
  /** What the first key may; by default everything that a bot needs. */
  readonly rights?: readonly Right[]
  /** Multiplies the vendor's own waits, between attempts for one. 1 by default. */
  readonly pace?: number
  /** Milliseconds since 1970; by default the machine's clock. */
  readonly now?: () => number
}

/** A VK of one's own, with people in it. */
export interface VkEmulator extends AsyncDisposable {
  /** For `VK_API_URL`. */
  readonly url: string
  readonly token: string
  readonly community: Community
  addCommunity(profile: CommunityProfile, token: string, rights?: readonly Right[]): Community
  /** Another key of the first community. */
  addKey(token: string, rights: readonly Right[]): void
  person(profile: PersonProfile, community?: Community): Person
  /** A group chat that the bot is brought into: its number. */
  groupChat(): number
  /** Calls of methods so far, oldest first. */
  readonly calls: readonly LoggedCall[]
  callsOf(method: string): readonly LoggedCall[]
  /** Presses of callback buttons so far, with their answers. */
  readonly presses: readonly Press[]
  /** Events so far. */
  readonly events: readonly VkEvent[]
  readonly eventFaults: EventFaults
  readonly longPoll: LongPoll
  fault(options: FaultOptions): Fault
  /** Goes away altogether: nobody listens, or nobody answers. */
  down(how: 'refuse' | 'hang'): Promise<void>
  up(): Promise<void>
  /** Settles when every event was taken or fetched and confirmed. Rejects after 5 seconds. */
  idle(timeoutMs?: number): Promise<void>
}

export const ALL_RIGHTS: readonly Right[] = ['messages', 'photos', 'docs', 'manage']

const ACME: CommunityProfile = { id: 224466880, name: 'Acme CRM', screen_name: 'acme_crm' }

const FIRST_CHAT = 2_000_000_000

/** Starts a VK on 127.0.0.1 that keeps the vendor's rules. */
export async function startVkEmulator(options: VkEmulatorOptions = {}): Promise<VkEmulator> {
  const { now = () => Temporal.Now.instant().epochMilliseconds, pace = 1 } = options
  const { token = 'vk1.a.Acme-Crm_Key0000000000', rights = ALL_RIGHTS } = options
  const communities = new Map<number, Community>()
  const calls: LoggedCall[] = []
  const faults = createFaults()
  const addCommunity: VkEmulator['addCommunity'] = (profile, key, may = ALL_RIGHTS) => {
    const community = createCommunity(profile, { now, pace })
    community.keys.set(key, new Set(may))
    communities.set(profile.id, community)
    return community
  }
  const first = addCommunity(options.community ?? ACME, token, rights)
  const rate = createRate(now)
  const server = await startServer({
    ...{ port: options.port ?? 0, communities, faults, calls, now, rate },
  })
  const waiting = () =>
    [...communities.values()].reduce((sum, community) => sum + waitingOf(community), 0)
  return {
    url: `http://127.0.0.1:${server.port}`,
    token,
    community: first,
    addCommunity,
    addKey: (key, may) => void first.keys.set(key, new Set(may)),
    person: (profile, community = first) => createPerson(community, profile),
    groupChat() {
      const chat = FIRST_CHAT + first.chats.size + 1
      first.chats.add(chat)
      return chat
    },
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    presses: first.presses.all,
    events: first.events.sent,
    eventFaults: first.events.faults,
    longPoll: first.longPoll,
    fault: faults.add,
    down: server.down,
    up: server.up,
    async idle(timeoutMs = 5000) {
      const until = performance.now() + timeoutMs
      while (waiting() > 0) {
        if (performance.now() > until) throw new Error(`${waiting()} events still wait`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async [Symbol.asyncDispose]() {
      for (const { servers, longPoll } of communities.values()) {
        for (const one of servers.values()) one.close()
        longPoll.close()
      }
      await server.close()
    },
  }
}

const waitingOf = ({ servers, longPoll }: Community): number =>
  [...servers.values()].reduce((sum, server) => sum + server.waiting(), longPoll.waiting())
