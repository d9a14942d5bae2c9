import type { z } from 'zod'
import {
  type Fact,
  type LogDeps,
  type LogQuery,
  logCsv,
  readLog,
  readLogRow,
  readLogRows,
  resend,
  type ShownMessage,
} from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import type { AdminEvent } from '../schema/index.ts'
import type { logRow } from '../schema/log.ts'

/** The page «Журнал»: `onWritten` of `deps` wakes the lanes. */
export function logHandlers(
  deps: LogDeps,
): Handlers<'GET /api/log' | 'GET /api/log.csv' | 'GET /api/log/:id' | 'POST /api/log/resend'> {
  return {
    async 'GET /api/log'({ query: { before, limit, locale, ...filter } }) {
      const page = { limit, ...(before !== undefined && { before }) }
      const { rows, next } = await readLog(deps, toQuery(filter), page, locale)
      return { rows: rows.map(toRow), next }
    },
    async 'GET /api/log.csv'({ query: { locale, ...filter } }) {
      return { name: 'svodka-log.csv', chunks: logCsv(deps, toQuery(filter), locale) }
    },
    async 'GET /api/log/:id'({ params, query }) {
      const { tries, text, ...row } = await readLogRow(deps, params.id, query.locale)
      return {
        ...toRow(row),
        text,
        tries: tries.map(({ at, ...one }) => ({ ...one, at: `${at}` })),
      }
    },
    async 'POST /api/log/resend'({ body }) {
      const { resent, leftOut } = await resend(deps, body.ids)
      return { resent: [...resent], leftOut: [...leftOut] }
    },
  }
}

/** So many changed rows are told one by one; beyond them, the newest. */
const MOST_ROWS = 200

/**
 * What the stream of events says of facts that were heard together: changed rows whole, and the
 * broadcasts that they belong to.
 */
export async function adminEvents(
  deps: Pick<LogDeps, 'books' | 'crm'>,
  facts: readonly Fact[],
  locale: 'ru' | 'en',
): Promise<readonly AdminEvent[]> {
  const ids = facts.flatMap((fact) => (fact.type === 'log' ? [fact.id] : []))
  const newest = ids.sort().slice(-MOST_ROWS)
  const rows = newest.length === 0 ? [] : await readLogRows(deps, newest, locale)
  const broadcasts = new Set([
    ...facts.flatMap((fact) => (fact.type === 'broadcast' ? [fact.id] : [])),
    ...rows.flatMap(({ broadcastId }) => broadcastId ?? []),
  ])
  return [
    ...rows.map((row) => ({ type: 'log', row: toRow(row) }) as const),
    ...[...broadcasts].map((id) => ({ type: 'broadcast', id }) as const),
    ...facts.flatMap((fact) => (fact.type === 'changed' ? [fact] : [])),
  ]
}

interface Filter extends Omit<LogQuery, 'botId' | 'employeeId' | 'broadcastId'> {
  readonly bot?: string | undefined
  readonly employee?: string | undefined
  readonly broadcast?: string | undefined
}

/** A query without what was left out. */
function toQuery({
  bot,
  employee,
  broadcast,
  kind,
  state,
  from,
  to,
  search,
}: { readonly [Name in keyof Filter]: Filter[Name] | undefined }): LogQuery {
  return {
    ...(bot !== undefined && { botId: bot }),
    ...(employee !== undefined && { employeeId: employee }),
    ...(broadcast !== undefined && { broadcastId: broadcast }),
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(search !== undefined && { search }),
  }
}

function toRow({ createdAt, updatedAt, ...row }: ShownMessage): z.output<typeof logRow> {
  return {
    id: row.id,
    at: `${createdAt}`,
    botId: row.botId,
    botName: row.botName,
    messenger: row.messenger,
    recipient: row.recipient,
    employeeId: row.employeeId,
    employeeName: row.employeeName,
    kind: row.kind,
    topic: row.topic,
    tried: row.tried,
    broadcastId: row.broadcastId,
    state: row.state,
    attempts: row.attempts,
    error: row.error,
    updatedAt: `${updatedAt}`,
  }
}
