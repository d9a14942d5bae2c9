import { AppError, type Clock, codeOf, type Log, loggable } from '../../kernel/index.ts'
import type { Poller, Update } from '../messenger.ts'
import type { SocketDispatcher } from '../routes/index.ts'
import type { Sleep } from '../sleep.ts'
import { replyTo } from './answer.ts'
import { type ApiConfig, clientOptions, SILENT, toOwnError } from './api.ts'
import type { Incoming } from './incoming.ts'
import { type ParseConfig, readIncoming } from './parse.ts'

export interface PollerConfig {
  readonly appToken: string
  readonly api: Omit<ApiConfig, 'token'>
  readonly dispatcher: SocketDispatcher | undefined
  readonly parse: ParseConfig
  readonly clock: Clock
  readonly sleep: Sleep
  readonly log: Log | undefined
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
/** A connection that lasted so long was one; what ends sooner may end at once for ever. */
const LASTING_MS = 10_000

/** What Slack says over the socket, with the one way to say that it arrived. */
interface Envelope {
  readonly type: string
  readonly body: unknown
  readonly ack: (reply?: Record<string, unknown>) => Promise<void>
}

/**
 * Socket Mode: Slack tells over a connection that we open, and repeats what nobody acknowledged.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function createPoller(config: PollerConfig): Poller {
  const { sleep, log, clock } = config
  return {
    async *batches(signal) {
      let failures = 0
      while (!signal.aborted) {
        await using line = await createLine(config, signal)
        const began = clock().epochMilliseconds
        try {
          await line.open()
          yield* listen(line, config, signal)
          throw ended()
        } catch (error) {
          if (signal.aborted) return
          if (codeOf(error) === 'bot-unauthorized') throw error
          const lasted = clock().epochMilliseconds - began > LASTING_MS
          failures = lasted ? 0 : failures + 1
          if (lasted) continue
          log?.warn({ ...loggable(error), failures }, 'slack.socket-failed')
          await sleep(pauseMs(error, failures), signal).catch(() => undefined)
        }
      }
    },
  }
}

async function* listen(line: Line, { parse, log }: PollerConfig, signal: AbortSignal) {
  while (!signal.aborted) {
    const envelopes = await line.next()
    if (envelopes === null) return
    const heard = envelopes.map((envelope) => ({ envelope, ...hear(envelope, parse, log) }))
    const updates: Update[] = heard.flatMap((one) => one.updates)
    if (updates.length > 0) yield updates
    // Only now is it kept.
    for (const { envelope, reply } of heard) await envelope.ack(reply).catch(() => undefined)
  }
}

const KINDS: Readonly<Record<string, Incoming['kind']>> = {
  events_api: 'event',
  interactive: 'interaction',
  slash_commands: 'command',
}

function hear({ type, body }: Envelope, parse: ParseConfig, log: Log | undefined) {
  const kind = KINDS[type]
  if (kind === undefined) return { updates: [], reply: {} }
  const incoming: Incoming = { kind, payload: body }
  try {
    const reply = replyTo(incoming, parse.identity) ?? {}
    return { updates: readIncoming(incoming, parse), reply: { ...reply } }
  } catch (error) {
    if (codeOf(error) === 'bot-unauthorized') throw error
    log?.warn(loggable(error), 'slack.envelope-refused')
    return { updates: [], reply: {} }
  }
}

interface Line extends AsyncDisposable {
  open(): Promise<void>
  /** What has come since; null when the connection has ended. */
  next(): Promise<readonly Envelope[] | null>
}

/** One connection. Slack ends each after a while, and then another one is made at once. */
async function createLine(
  { appToken, api, dispatcher }: PollerConfig,
  signal: AbortSignal,
): Promise<Line> {
  // Loaded by whoever has a bot in Slack alone: see `createClient`.
  const { SocketModeClient } = await import('@slack/socket-mode')
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    logger: SILENT,
    ...(dispatcher && { dispatcher }),
    clientOptions: clientOptions({
      ...api,
      fetch: (input, init) => api.fetch(input, { ...init, signal }),
    }),
  })
  let waiting: Envelope[] = []
  let over = false
  let wake = () => {}
  const calledOff = Promise.withResolvers<never>()
  calledOff.promise.catch(() => undefined)
  const end = () => {
    over = true
    wake()
  }
  const abort = () => {
    calledOff.reject(ended())
    end()
  }
  client.on('slack_event', (envelope: Envelope) => {
    waiting.push(envelope)
    wake()
  })
  client.on('disconnected', end)
  signal.addEventListener('abort', abort)
  return {
    async open() {
      try {
        await Promise.race([client.start(), calledOff.promise])
      } catch (error) {
        throw error === undefined ? ended() : toOwnError('apps.connections.open', error)
      }
    },
    async next() {
      if (waiting.length === 0 && !over) {
        const woken = Promise.withResolvers<void>()
        wake = woken.resolve
        await woken.promise
      }
      const came = waiting
      waiting = []
      return came.length === 0 || signal.aborted ? null : came
    },
    async [Symbol.asyncDispose]() {
      signal.removeEventListener('abort', abort)
      // Slack answers the farewell late, or never: nobody waits for it.
      void client.disconnect().catch(() => undefined)
    },
  }
}

const ended = () =>
  new AppError('messenger-busy', 'Slack closed the socket', { retryAfterMs: FIRST_PAUSE_MS })

/** 1, 2, 4 … 30 s, or longer when Slack asks for it. */
function pauseMs(error: unknown, failures: number): number {
  const growing = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS)
  const asked =
    error instanceof AppError && error.code === 'messenger-busy' ? error.retryAfterMs : 0
  return Math.max(growing, asked ?? 0)
}
