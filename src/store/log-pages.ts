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

/** More recipients than this are sooner told apart row by row than by the runs of each. */
const MOST_PEOPLE = 200

/** Rows of some recipients that are sooner all looked at than those of a fate, a bot or a kind. */
const FEW_ROWS = 10_000

type Sql = RawBuilder<unknown>

interface Asked {
  readonly db: Kysely<Database>
  readonly accountId: string
  readonly filter: LogFilter
  /** Everything that a row must be. */
  readonly conditions: readonly Sql[]
}

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
  const asked = { db, accountId, filter, conditions }
  const { employeeId, search } = filter
  if (employeeId === undefined && search === undefined)
    return idsOf(asked, await fatesOf(asked), limit)
  const people = await peopleIn(asked)
  if (people.length === 0) return []
  const fates = await fatesOf(asked)
  const runs = { columns: ['person'], values: people.map((one) => [one]) }
  const byPerson = people.length <= MOST_PEOPLE && (fates === null || (await areFew(asked, runs)))
  if (byPerson) return idsOf(asked, runs, limit)
  const among = sql`m.person in (select value from json_each(${JSON.stringify(people)}))`
  return idsOf({ ...asked, conditions: [...conditions, among] }, fates, limit)
}

/** The newest of some runs, or of the whole log. */
async function idsOf(
  { db, conditions }: Asked,
  runs: Runs | null,
  limit: number,
): Promise<readonly string[]> {
  const query =
    runs === null
      ? newest(conditions, limit)
      : sql`
          select found.value as id
          from json_each(${JSON.stringify(runs.values)}) as run,
            json_each((
              select json_group_array(id)
              from (${newest([...conditions, ...inRun(runs)], limit)})
            )) as found
          order by id desc limit ${limit}
        `
  const { rows } = await sql<{ id: string }>`${query}`.execute(db)
  return rows.map(({ id }) => id)
}

/** `cross join` keeps SQLite from going through the whole log and asking of each row whose it is. */
async function areFew({ db, accountId }: Asked, runs: Runs): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from (
      select 1 from json_each(${JSON.stringify(runs.values)}) as run cross join outbox as m
      where m.account_id = ${accountId} and ${sql.join(inRun(runs), sql` and `)}
      limit ${FEW_ROWS}
    )
  `.execute(db)
  return rows.every(({ found }) => found < FEW_ROWS)
}

const inRun = ({ columns }: Runs) =>
  columns.map((column, i) => sql`m.${sql.ref(column)} = run.value ->> ${sql.lit(i)}`)

const newest = (conditions: readonly Sql[], limit: number) => sql`
  select m.id as id from outbox as m
  where ${sql.join(conditions, sql` and `)} order by m.id desc limit ${limit}
`

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

/** The runs that hold every row of a fate, a bot, a kind or a broadcast; null for the whole log. */
async function fatesOf({ db, accountId, filter }: Asked): Promise<Runs | null> {
  const { botId, kind, state, broadcastId } = filter
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

async function peopleIn({ db, accountId, filter }: Asked): Promise<readonly string[]> {
  const { employeeId, search } = filter
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
