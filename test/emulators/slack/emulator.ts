import type { ApiServer } from '../api-server.ts'
import { createDeliveries, type Deliveries, type Delivery, type Road } from './delivery.ts'
import { createFaults, type Fault } from './faults.ts'
import { createLimits } from './limits.ts'
import { eventEnvelope } from './payloads.ts'
import { createPerson, type Person } from './people.ts'
import { type LoggedCall, startServer } from './server.ts'
import { createSockets, type Sockets } from './sockets.ts'
import { type Addresses, createWebhooks, type Signer } from './webhooks.ts'
import type { Json } from './wire.ts'
import { type App, type Conversation, createWorld, openConversation, type World } from './world.ts'

export interface SlackEmulatorOptions {
  /** 0 by default: any free one. */
  readonly port?: number
  /** Milliseconds since 1970, for timestamps of messages and signatures. The machine's by default. */
  readonly now?: () => number
  /** Multiplies the vendor's waits between attempts. 1 by default. */
  readonly pace?: number
  /** How long a picture cannot be shown after its upload. 30 ms by default. */
  readonly processingMs?: number
  /** Enforces the vendor's limits of calls. False by default. */
  readonly limits?: boolean
  /** Whether a repeated `client_msg_id` is dropped: nobody knows what the vendor does. */
  readonly dedupe?: boolean
  /** How long an envelope of Socket Mode waits for its acknowledgement. 3 s by default. */
  readonly ackMs?: number
}

/** A workspace with one app in it, and people. */
export interface SlackEmulator extends AsyncDisposable {
  /** The base address, for `SLACK_API_URL`. */
  readonly url: string
  readonly app: App
  readonly world: World
  person(profile: {
    readonly id: string
    readonly name: string
    readonly real_name?: string
  }): Person
  /** A conversation of several people, with the bot in it unless told otherwise. */
  channel(
    type: 'channel' | 'group' | 'mpim',
    people: readonly Person[],
    withBot?: boolean,
  ): Conversation
  /** Two people's own chat, which the bot knows nothing of. */
  between(one: Person, other: Person): Conversation
  /** Tells the app things over HTTP from now on; resolves to the answer of the address's trial. */
  connects(addresses: Addresses): Promise<Delivery>
  /** Tells the app things over the sockets that it opens. */
  usesSockets(): void
  readonly deliveries: Deliveries
  readonly sockets: Sockets
  readonly signer: Signer
  /** Wraps an event, for calls made by hand. */
  envelope(event: Json): Json
  readonly calls: readonly LoggedCall[]
  callsOf(method: string): readonly LoggedCall[]
  fault(fault: Fault): void
  /** Nobody listens, until `up`. */
  down(): Promise<void>
  up(): Promise<void>
  /** The app is removed from the workspace, and told so. */
  uninstalls(): void
  /** Settles when everything was told. Rejects after `timeoutMs`, 5000 by default. */
  idle(timeoutMs?: number): Promise<void>
}

const SCOPES = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'files:write',
  'im:history',
  'im:write',
  'users:read',
]

/** Starts a Slack on 127.0.0.1 that keeps the vendor's rules. */
export async function startSlackEmulator(
  options: SlackEmulatorOptions = {},
): Promise<SlackEmulator> {
  const now = options.now ?? (() => Temporal.Now.instant().epochMilliseconds)
  const world = createWorld(createApp(), now)
  const signer = { secret: world.app.signingSecret, now }
  const faults = createFaults()
  const calls: LoggedCall[] = []
  let road: Road | null = null
  const limit = options.limits === true ? createLimits(now) : () => null
  const server: ApiServer = await startServer(
    () => ({
      world,
      sockets,
      faults,
      calls,
      limit,
      echo: (event) => deliveries.tell(event),
      processingMs: options.processingMs ?? 30,
      dedupe: options.dedupe ?? false,
    }),
    options.port ?? 0,
  )
  const url = `http://127.0.0.1:${server.port}`
  const sockets = createSockets(() => url, world.app.appId, options.ackMs)
  const envelope = (event: Json) => eventEnvelope(world, event)
  const deliveries = createDeliveries(() => road, envelope, options.pace ?? 1)

  return {
    url,
    app: world.app,
    world,
    person({ id, name, real_name = name }) {
      const known = world.users.get(id)
      const user = known ?? {
        ...{ id, name, real_name, email: `${name}@acme.test` },
        deleted: false,
        is_bot: false,
      }
      world.users.set(id, user)
      return createPerson(world, user, deliveries)
    },
    channel(type, people, withBot = true) {
      const members = people.map(({ user }) => user.id)
      return openConversation(world, type, 'sales', [
        ...members,
        ...(withBot ? [world.app.botUser] : []),
      ])
    },
    between: (one, other) =>
      openConversation(world, 'im', 'directmessage', [one.user.id, other.user.id]),
    async connects(addresses) {
      road = createWebhooks(addresses, signer)
      const challenge = { token: 'zzz', challenge: '3eZbrw1aBm2rZgRN', type: 'url_verification' }
      return road.attempt('event', challenge, 0)
    },
    usesSockets() {
      road = sockets
    },
    deliveries,
    sockets,
    signer,
    envelope,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    fault: faults.add,
    down: () => server.down('refuse'),
    up: server.up,
    uninstalls() {
      world.app.removed = true
      deliveries.tell({ type: 'app_uninstalled', event_ts: world.ts() })
      const tokens = { oauth: [], bot: [world.app.botUser] }
      deliveries.tell({ type: 'tokens_revoked', tokens, event_ts: world.ts() })
    },
    idle: (timeoutMs = 5_000) => deliveries.idle(timeoutMs),
    async [Symbol.asyncDispose]() {
      road = null
      await sockets.close()
      await server.close()
    },
  }
}

function createApp(): App {
  return {
    teamId: 'T0ACME001',
    appId: 'A0APP0001',
    botId: 'B0BOT0001',
    botUser: 'U0BOT0001',
    name: 'svodka',
    token: 'xoxb-111111111111-222222222222-abcdefghijklmnopqrstuvwx',
    appToken: 'xapp-1-A0APP0001-3333333333-0123456789abcdef',
    signingSecret: '0123456789abcdef0123456789abcdef',
    scopes: new Set(SCOPES),
    removed: false,
    messagesTab: true,
  }
}
