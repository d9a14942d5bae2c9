import type { AnswerOf, CallOf } from '../../../src/http/schema/index.ts'
import { accountDay } from '../ui/account-day.ts'

export type LogRow = AnswerOf<'GET /api/log'>['rows'][number]
export type Fate = LogRow['state']
export type LogQuery = CallOf<'GET /api/log.csv'>['query']

export const FATES = [
  'queued',
  'sent',
  'delivered',
  'read',
  'failed',
  'skipped',
  'uncertain',
] as const satisfies readonly Fate[]
export const KINDS = ['text', 'picture', 'file'] as const satisfies readonly LogRow['kind'][]
export const PERIODS = ['all', 'today', '7', '30', 'own'] as const

/** What is chosen in the tab, as the address of the page has it. */
export type Chosen = Readonly<Record<string, string>>

/** What to ask the server for. `today` is YYYY-MM-DD; anything unknown in the address is left out. */
export function logQueryOf(chosen: Chosen, today: string): LogQuery {
  const kind = KINDS.find((kind) => kind === chosen.kind)
  const state = FATES.find((fate) => fate === chosen.state)
  const { bot, employee, broadcast, search } = chosen
  return {
    ...(bot && { bot }),
    ...(employee && { employee }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(broadcast && { broadcast }),
    ...(search?.trim() && { search: search.trim().slice(0, 100) }),
    ...daysOf(chosen, today),
  }
}

function daysOf({ period, from, to }: Chosen, today: string): Pick<LogQuery, 'from' | 'to'> {
  if (period === 'today') return { from: today }
  if (period === '7' || period === '30') return { from: daysBefore(today, Number(period) - 1) }
  if (period !== 'own') return {}
  return { ...(isDay(from) && { from }), ...(isDay(to) && { to }) }
}

const isDay = (day: string | undefined): day is string => /^\d{4}-\d\d-\d\d$/.test(day ?? '')

function daysBefore(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() - days)
  return moment.toISOString().slice(0, 10)
}

/** Whether a row that has just come belongs to what is asked for. */
export function belongs(row: LogRow, query: LogQuery, timeZone: string): boolean {
  const day = accountDay(new Date(row.at), timeZone)
  const name = `${row.employeeName ?? ''} ${row.recipient}`.toLowerCase()
  return (
    (query.bot ?? row.botId) === row.botId &&
    (query.employee ?? row.employeeId) === row.employeeId &&
    (query.kind ?? row.kind) === row.kind &&
    (query.state ?? row.state) === row.state &&
    (query.broadcast ?? row.broadcastId) === row.broadcastId &&
    (query.from ?? day) <= day &&
    (query.to ?? day) >= day &&
    name.includes((query.search ?? '').toLowerCase())
  )
}

/** How many conditions are set, the search apart. */
export function conditionsOf({ search: _, from, to, ...rest }: LogQuery): number {
  return Object.keys(rest).length + (from !== undefined || to !== undefined ? 1 : 0)
}
