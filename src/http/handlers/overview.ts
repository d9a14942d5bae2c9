import { AppError } from '../../kernel/index.ts'
import { type Bot, readCompany, type Service } from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import type { AnswerOf } from '../schema/index.ts'
import type { Desk } from './desk.ts'

type Overview = AnswerOf<'GET /api/overview'>
type Check = Overview['checks'][number]

/** More than this many waiting messages deserve a look. */
const LONG_QUEUE = 500

/** Is everything all right, and what to do next. */
export function overviewHandlers({ service, clock }: Desk): Handlers<'GET /api/overview'> {
  return {
    async 'GET /api/overview'() {
      const running = await service()
      const { read } = running.books
      const company = await readCompany(running.crm)
      const zone = company?.account.timeZone ?? 'UTC'
      const midnight = clock().toZonedDateTimeISO(zone).startOfDay()
      const [crm, bots, subscribers, traffic, proofs] = await Promise.all([
        checkCrm(running),
        read.bots.all(),
        read.subscribers.all(),
        read.outbox.traffic(midnight.toInstant()),
        read.proofs.newest(200),
      ])
      const own = bots.filter(({ kind }) => kind !== 'web-chat')
      const real = new Set(own.map(({ id }) => id))
      const subscribed = subscribers.filter(
        ({ state, botId }) => state === 'subscribed' && real.has(botId),
      )
      const waiting = proofs.filter(
        ({ state, method, employeeId, expiresAt }) =>
          method === 'approval' &&
          state === 'waiting' &&
          employeeId !== null &&
          Temporal.Instant.compare(expiresAt, clock()) > 0,
      )
      const today = todayOf(traffic.hours, zone)
      return {
        checks: [
          crm,
          ...own.map((bot) => botCheck(bot, running)),
          queueCheck(today.queued),
          mailCheck(running),
        ],
        today: { ...today, people: traffic.people },
        subscribers: subscribed.length,
        employees: company?.employees.filter(({ active }) => active).length ?? 0,
        waitingApprovals: waiting.length,
        next: nextSteps(running, own.length, subscribed.length),
      }
    },
  }
}

async function checkCrm({ crm, connections }: Service): Promise<Check> {
  const check = { what: 'crm', name: null } as const
  if (connections.demo) return { ...check, state: 'attention', code: 'demo', detail: null }
  try {
    await crm.employees()
    return { ...check, state: 'ok', code: null, detail: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...check, state: 'broken', code: error.code, detail: error.message }
  }
}

function botCheck(
  { id, name, kind, state }: Pick<Bot, 'id' | 'name' | 'kind' | 'state'>,
  { connections: { publicUrl }, served }: Service,
): Check {
  const check = { what: 'bot', name: `${name} · ${VENDORS[kind]}`, detail: null } as const
  if (state !== 'working') return { ...check, state: 'broken', code: 'bot-unauthorized' }
  const heard = publicUrl !== null || Boolean(served.byId(id)?.client.poller)
  if (!heard) return { ...check, state: 'broken', code: 'needs-address' }
  return { ...check, state: 'ok', code: null }
}

/** Their names are the same in every language. */
const VENDORS: Readonly<Record<Bot['kind'], string>> = {
  telegram: 'Telegram',
  viber: 'Viber',
  slack: 'Slack',
  vk: 'VK',
  'web-chat': 'Web',
}

function queueCheck(queued: number): Check {
  const check = { what: 'queue', name: null, detail: null } as const
  return queued > LONG_QUEUE
    ? { ...check, state: 'attention', code: 'long-queue' }
    : { ...check, state: 'ok', code: null }
}

function mailCheck({ mailer }: Service): Check {
  const check = { what: 'mail', name: null, code: null, detail: null } as const
  return { ...check, state: mailer === null ? 'off' : 'ok' }
}

type Hours = readonly {
  readonly hour: Temporal.Instant
  readonly state: string
  readonly count: number
}[]

function todayOf(hours: Hours, zone: string) {
  const count = (...states: string[]) =>
    hours.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.count, 0)
  const byHour = Array.from({ length: 24 }, () => 0)
  for (const { hour, count } of hours) {
    const local = hour.toZonedDateTimeISO(zone).hour
    byHour[local] = (byHour[local] ?? 0) + count
  }
  return {
    sent: count('sent', 'delivered', 'read'),
    failed: count('failed', 'uncertain'),
    queued: count('queued'),
    byHour,
  }
}

function nextSteps(
  { connections: { demo, publicUrl }, mailer }: Service,
  bots: number,
  subscribers: number,
): Overview['next'] {
  return [
    ...(demo ? (['connect-crm'] as const) : []),
    ...(bots === 0 ? (['add-bot'] as const) : []),
    ...(bots > 0 && subscribers === 0 ? (['invite-people'] as const) : []),
    ...(publicUrl === null ? (['set-address'] as const) : []),
    ...(mailer === null ? (['set-mail'] as const) : []),
  ]
}
