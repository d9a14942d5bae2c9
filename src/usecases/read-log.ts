import type { Crm, Employee } from '../crm/index.ts'
import { AppError, type Clock } from '../kernel/index.ts'
import type { LogFilter, LoggedMessage, Try } from '../outbox/index.ts'
import { csvCell, type Locale, reasonWords, topicWords, words } from '../reports/index.ts'
import { parseDay } from '../statistics/index.ts'
import type { Books } from './ledger.ts'

export interface LogDeps {
  readonly books: Books
  readonly crm: Crm
  readonly clock: Clock
  /** Told when messages wait to be sent. */
  readonly onWritten: () => void
}

/** A row of the log with its words. */
export interface ShownMessage extends LoggedMessage {
  readonly employeeName: string | null
  /** Somebody tried the bot in the page, as this employee. */
  readonly tried: boolean
}

/** What the log is narrowed down by, as administrators write it. */
export interface LogQuery extends Omit<LogFilter, 'from' | 'to' | 'search'> {
  /** Days of the account, `YYYY-MM-DD`, both included. */
  readonly from?: string
  readonly to?: string
  /** Part of the recipient's label, or of the employee's name. */
  readonly search?: string
}

type ReadDeps = Pick<LogDeps, 'books' | 'crm'>

/** One page, newest first. Works while the CRM is away: names are missing then. */
export async function readLog(
  { books, crm }: ReadDeps,
  query: LogQuery,
  page: { readonly limit: number; readonly before?: string },
  locale: Locale,
): Promise<{ readonly rows: readonly ShownMessage[]; readonly next: string | null }> {
  const people = await peopleOf(crm)
  const filter = await filterOf(crm, people, query)
  const found = await books.read.log.page(filter, page.limit + 1, page.before)
  const rows = found.slice(0, page.limit)
  const next = found.length > page.limit ? (rows.at(-1)?.id ?? null) : null
  return { rows: shown(rows, people, locale), next }
}

/** Rows by their ids, newest first: for those that changed. */
export async function readLogRows(
  { books, crm }: ReadDeps,
  ids: readonly string[],
  locale: Locale,
): Promise<readonly ShownMessage[]> {
  return shown(await books.read.log.byIds(ids), await peopleOf(crm), locale)
}

/** One message with every attempt, and what was said where texts are kept. Throws `not-found`. */
export async function readLogRow(
  { books, crm }: ReadDeps,
  id: string,
  locale: Locale,
): Promise<ShownMessage & { readonly tries: readonly Try[]; readonly text: string | null }> {
  const [row] = await readLogRows({ books, crm }, [id], locale)
  if (row === undefined) throw new AppError('not-found', 'There is no such message')
  const [tries, text] = await Promise.all([books.read.log.triesOf(id), books.read.log.textOf(id)])
  return { ...row, text, tries: tries.map((one) => ({ ...one, error: reason(one.error, locale) })) }
}

/** Sends failed messages again, each once; the rest is left alone. */
export async function resend(
  { books, clock, onWritten }: LogDeps,
  ids: readonly string[],
): Promise<{ readonly resent: readonly string[]; readonly leftOut: readonly string[] }> {
  const resent = await books.inTransaction(({ log }) => log.requeue({ ids }, clock()))
  onWritten()
  const queued = new Set(resent)
  return { resent, leftOut: [...new Set(ids)].filter((id) => !queued.has(id)) }
}

const MOST_ROWS = 100_000
/** Rows read at once: others have their turn between two pages. */
const TOGETHER = 500
const BYTE_ORDER_MARK = '\ufeff'

/** The log as a file for Excel, told piece by piece: up to 100,000 rows, newest first. */
export async function* logCsv(
  deps: ReadDeps,
  query: LogQuery,
  locale: Locale,
): AsyncGenerator<string> {
  const { timeZone } = await accountOf(deps.crm)
  const line = (cells: readonly (string | number | null)[]) =>
    `${cells.map((cell) => csvCell(cell, locale)).join(';')}\r\n`
  yield BYTE_ORDER_MARK + line(Object.values(words(locale).log.columns))
  let before: string | null = null
  for (let told = 0; told < MOST_ROWS; told += TOGETHER) {
    const page = { limit: TOGETHER, ...(before !== null && { before }) }
    const { rows, next } = await readLog(deps, query, page, locale)
    yield rows.map((row) => line(cellsOf(row, timeZone, locale))).join('')
    if (next === null) return
    before = next
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function cellsOf(row: ShownMessage, timeZone: string, locale: Locale) {
  const { admin, log } = words(locale)
  const moment = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' })
  const { columns } = log
  const cells: Record<keyof typeof columns, string | number | null> = {
    at: moment(row.createdAt).replace('T', ' '),
    bot: row.botName,
    messenger: row.tried ? log.tried : row.messenger,
    recipient: row.recipient,
    employee: row.employeeName ?? row.employeeId,
    kind: admin.kinds[row.kind],
    topic: row.topic,
    state: admin.messageStates[row.state],
    attempts: row.attempts,
    error: row.error,
    updatedAt: moment(row.updatedAt).replace('T', ' '),
  }
  return Object.values(cells)
}

const peopleOf = (crm: Crm): Promise<readonly Employee[]> => crm.employees().catch(() => [])

/** The days of an account that cannot be asked are those of UTC. */
const accountOf = (crm: Crm) => crm.account().catch(() => ({ timeZone: 'UTC' }))

function shown(
  rows: readonly LoggedMessage[],
  people: readonly Employee[],
  locale: Locale,
): readonly ShownMessage[] {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...row,
    topic: topicWords(locale, row.topic),
    error: reason(row.error, locale),
    employeeName: row.employeeId === null ? null : (names.get(row.employeeId) ?? null),
    tried: row.messenger === 'web-chat',
  }))
}

const reason = (error: string | null, locale: Locale) =>
  error === null ? null : reasonWords(locale, error)

async function filterOf(
  crm: Crm,
  people: readonly Employee[],
  { from, to, search, ...rest }: LogQuery,
): Promise<LogFilter> {
  const { timeZone } = await accountOf(crm)
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).toInstant()
  const text = search?.trim().toLowerCase() ?? ''
  const named = people.filter(({ name }) => name.toLowerCase().includes(text))
  return {
    ...rest,
    ...(from !== undefined && { from: startOf(parseDay(from)) }),
    ...(to !== undefined && { to: startOf(parseDay(to).add({ days: 1 })) }),
    ...(text !== '' && { search: { text, employeeIds: named.map(({ id }) => id) } }),
  }
}
