import { type Kysely, type RawBuilder, sql } from 'kysely'
import { firstIdAt } from '../kernel/index.ts'
import type { Fate, Kind, LogFilter } from '../outbox/index.ts'
import type { Database } from './schema.ts'

const STATES = [
  'queued',
  'sent',
  'delivered',
  'read',
  'failed',
  'skipped',
  'uncertain',
] as const satisfies readonly Fate[]

const KINDS = ['text', 'picture', 'file'] as const satisfies readonly Kind[]

/** So many recipients are most of the log: it is sooner read than their runs are merged. */
const MOST_RUNS = 500

type Sql = RawBuilder<unknown>

/**
 * The ids of one page, newest first. Whatever the log is narrowed down by, its rows are a few runs
 * of one index, each ordered by id («failed pictures of this bot»); the newest of each are merged.
 * So a rare kind of row is found without reading past a million others.
 */
export async function pageOfLog(
  db: Kysely<Database>,
  accountId: string,
  filter: LogFilter,
  limit: number,
  before: string | undefined,
): Promise<readonly string[]> {
  const account = sql`m.account_id = ${accountId}`
  const conditions = [account, ...rangeOf(filter, before), ...equalTo(filter)]
  const runs = await runsOf(db, accountId, filter)
  if (runs === null) return idsOf(db, newest(conditions, limit))
  if (runs.values.length === 0) return []
  if (runs.values.length > MOST_RUNS) {
    const [column] = runs.columns
    const some = sql`m.${sql.ref(column ?? 'person')} in (select value ->> 0 from json_each(${JSON.stringify(runs.values)}))`
    return idsOf(db, newest([...conditions, some], limit))
  }
  const inRun = runs.columns.map(
    (column, i) => sql`m.${sql.ref(column)} = run.value ->> ${sql.lit(i)}`,
  )
  return idsOf(
    db,
    sql`
      select found.value as id
      from json_each(${JSON.stringify(runs.values)}) as run,
        json_each((
          select json_group_array(id) from (${newest([...conditions, ...inRun], limit)})
        )) as found
      order by id desc limit ${limit}
    `,
  )
}

const newest = (conditions: readonly Sql[], limit: number) => sql`
  select m.id as id from outbox as m
  where ${sql.join(conditions, sql` and `)} order by m.id desc limit ${limit}
`

async function idsOf(db: Kysely<Database>, query: Sql): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`${query}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Ids begin with the moment at which they were made. */
function rangeOf({ from, to }: LogFilter, before: string | undefined): Sql[] {
  return [
    ...(before === undefined ? [] : [sql`m.id < ${before}`]),
    ...(from === undefined ? [] : [sql`m.id >= ${firstIdAt(from.epochMilliseconds)}`]),
    ...(to === undefined ? [] : [sql`m.id < ${firstIdAt(to.epochMilliseconds)}`]),
  ]
}

function equalTo({ botId, employeeId, kind, state, broadcastId }: LogFilter): Sql[] {
  const wanted = { bot_id: botId, employee_id: employeeId, kind, state, broadcast_id: broadcastId }
  return Object.entries(wanted).flatMap(([column, value]) =>
    value === undefined ? [] : [sql`m.${sql.ref(column)} = ${value}`],
  )
}

interface Runs {
  readonly columns: readonly string[]
  /** One run each: the values of the columns. */
  readonly values: readonly (readonly string[])[]
}

/** The runs that hold every row looked for; null when that is the whole log. */
async function runsOf(
  db: Kysely<Database>,
  accountId: string,
  filter: LogFilter,
): Promise<Runs | null> {
  const { botId, employeeId, kind, state, broadcastId, search } = filter
  if (employeeId !== undefined || search !== undefined) {
    const people = await peopleIn(db, accountId, filter)
    return { columns: ['person'], values: people.map((person) => [person]) }
  }
  const states = state === undefined ? STATES : [state]
  if (broadcastId !== undefined) {
    const values = states.map((one) => [broadcastId, one])
    return { columns: ['broadcast_id', 'state'], values }
  }
  if (botId === undefined && kind === undefined && state === undefined) return null
  const bots = botId === undefined ? await distinct(db, accountId, 'bot_id') : [botId]
  const kinds = kind === undefined ? KINDS : [kind]
  const values = bots.flatMap((bot) =>
    kinds.flatMap((each) => states.map((one) => [bot, each, one])),
  )
  return { columns: ['bot_id', 'kind', 'state'], values }
}

async function peopleIn(
  db: Kysely<Database>,
  accountId: string,
  { employeeId, search }: LogFilter,
): Promise<readonly string[]> {
  const people = await distinct(db, accountId, 'person', employeeId)
  if (search === undefined) return people
  const text = search.text.toLowerCase()
  const employees = new Set(search.employeeIds)
  return people.filter((person) => {
    const split = person.indexOf('|')
    const matches = person
      .slice(split + 1)
      .toLowerCase()
      .includes(text)
    return matches || employees.has(person.slice(0, split))
  })
}

/** Every value of an indexed column, found by leaping from one to the next. */
async function distinct(
  db: Kysely<Database>,
  accountId: string,
  column: 'bot_id' | 'person',
  employeeId?: string,
): Promise<readonly string[]> {
  const name = sql.ref(column)
  const first = employeeId === undefined ? '' : `${employeeId}|`
  // `}` comes right after `|`.
  const end = employeeId === undefined ? sql`` : sql`and ${name} < ${`${employeeId}}`}`
  const ours = sql`from outbox where account_id = ${accountId}`
  const { rows } = await sql<{ value: string }>`
    with recursive leap(value) as (
      select (select min(${name}) ${ours} and ${name} >= ${first} ${end})
      union all
      select (select min(${name}) ${ours} and ${name} > leap.value ${end})
      from leap where leap.value is not null
    )
    select value from leap where value is not null
  `.execute(db)
  return rows.map(({ value }) => value)
}
