import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Gauge, Registry } from 'prom-client'
import { AppError, type Clock } from '../kernel/index.ts'
import type { Service } from '../usecases/index.ts'
import { bearerOf, type Identities } from './caller.ts'

export interface MetricsDeps {
  readonly service: () => Promise<Service>
  readonly identities: Identities
  readonly clock: Clock
}

/**
 * `GET /metrics` for Prometheus: the process, the bots, the queue and what became of messages in the
 * last 24 hours; never a figure of the company. For programs on this machine, and for tokens made
 * for the log. https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function metricsRoute(app: FastifyInstance, deps: MetricsDeps): void {
  let meter: Promise<Meter> | null = null
  app.get('/metrics', async (request, reply) => {
    if (!isLocal(request) && !(await hasToken(deps.identities, request))) {
      throw new AppError('not-allowed', 'Ask from this machine, or with a token for «log»')
    }
    meter ??= createMeter()
    const { registry, gauges } = await meter
    await measure(gauges, await deps.service(), deps.clock())
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** What came through a proxy came from elsewhere, whatever address the proxy has. */
const isLocal = ({ socket: { remoteAddress = '' }, headers }: FastifyRequest) =>
  /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress) && headers['x-forwarded-for'] === undefined

async function hasToken(identities: Identities, request: FastifyRequest): Promise<boolean> {
  const token = bearerOf(request)
  const known = token === null ? null : await identities.byApiToken(token)
  return known?.scopes.includes('log') ?? false
}

interface Meter {
  readonly registry: Registry
  readonly gauges: Readonly<Record<'crm' | 'bots' | 'subscribers' | 'messages', Gauge>>
}

/** Loaded when somebody asks for the first time: it costs twenty megabytes. */
async function createMeter(): Promise<Meter> {
  const { collectDefaultMetrics, Gauge, Registry } = await import('prom-client')
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `svodka_${name}`, help, labelNames, registers: [registry] })
  const gauges = {
    crm: gauge('crm_up', 'Whether the CRM answers: 1 or 0'),
    bots: gauge('bots', 'Bots by messenger and state', ['messenger', 'state']),
    subscribers: gauge('subscribers', 'People subscribed, by messenger', ['messenger']),
    messages: gauge('messages_24h', 'Messages made within 24 hours, by fate', ['state']),
  }
  return { registry, gauges }
}

async function measure(
  { crm, bots, subscribers, messages }: Meter['gauges'],
  running: Service,
  now: Temporal.Instant,
): Promise<void> {
  const { read } = running.books
  const [up, known, linked, traffic] = await Promise.all([
    running.crm.employees().then(
      () => 1,
      () => 0,
    ),
    read.bots.all(),
    read.subscribers.all(),
    read.outbox.traffic(now.subtract({ hours: 24 })),
  ])
  crm.set(up)
  for (const gauge of [bots, subscribers, messages]) gauge.reset()
  const messengers = new Map(known.map(({ id, kind }) => [id, kind]))
  for (const { kind, state } of known) bots.inc({ messenger: kind, state })
  for (const { botId, state } of linked) {
    if (state === 'subscribed') subscribers.inc({ messenger: messengers.get(botId) ?? 'gone' })
  }
  for (const { state, count } of traffic.hours) messages.inc({ state }, count)
}
