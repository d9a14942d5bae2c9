import { z } from 'zod'
import { amountOf, METRIC_IDS } from '../catalog.ts'
import type { Condition, Mapping, MetricSource } from '../mapping.ts'
import { nearest } from './nearest.ts'

/** A mapping as it is written in a file: `Mapping`, and where the database is. */
export interface MappingFile extends Mapping {
  /** `postgres://…`, `mysql://…` or `sqlite:PATH`; `connection.ts` says what `${NAME}` means in it. */
  readonly connection: string
}

/** An object of these keys and no others; the nearest known key is suggested for a mistyped one. */
function object<T extends z.ZodRawShape>(shape: T) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? unknown(keys, known)
        : `expected an object with ${listed(known)}`,
  })
}

function unknown(keys: readonly string[], known: readonly string[]): string {
  const each = keys.map((key) => {
    const meant = nearest(key, known)
    const cure = meant === undefined ? `use ${listed(known)}` : `did you mean «${meant}»?`
    return `unknown key «${key}»: ${cure}`
  })
  return each.join('; ')
}

function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: `expected ${listed(words)}` })
}

function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part).join(' or ')
}

const text = z.string({ error: 'expected a text' }).trim().min(1, 'must not be empty')
const column = z.string({ error: 'expected the name of a column' }).min(1, 'must not be empty')
const table = z.string({ error: 'expected the name of a table' }).min(1, 'must not be empty')

/** A list, or the only item of it. */
const columns = z.preprocess(
  (given) => (typeof given === 'string' ? [given] : given),
  z.array(column, { error: 'expected a column, or a list of columns' }).min(1, 'must not be empty'),
)

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      value,
      z.array(value),
      z.strictObject({ not: condition }),
      z.strictObject({ all: z.array(condition) }),
      z.strictObject({ above: z.number() }),
      z.strictObject({ item: z.int().min(0), is: z.string() }),
    ],
    { error: `expected ${CONDITIONS}` },
  ),
)

const CONDITIONS =
  'a value, a list of values, { not: … }, { all: [ … ] }, { above: number } or { item: number from 0, is: text }'

const where = z.record(column, condition, { error: 'expected conditions: { column: value }' })

const when = object({ column, kind: oneOf(['date', 'local', 'timestamp']) })

const quantity = z.union(
  [column, z.strictObject({ multiply: columns, divideBy: column.exactOptional() })],
  { error: 'expected a column, or { multiply: [columns], divideBy: column }' },
)

const join = object({
  table,
  on: z
    .record(column, column, { error: 'expected { our column: its column }' })
    .refine((pairs) => Object.keys(pairs).length > 0, 'must not be empty'),
})

const rows = {
  table,
  joins: z.record(z.string(), join, { error: 'expected { name: { table, on } }' }).exactOptional(),
  where: where.exactOptional(),
}

const counted = {
  ...rows,
  employee: column,
  when,
  count: column.exactOptional(),
  notFirst: object({ of: column, by: columns }).exactOptional(),
}

const metrics = Object.fromEntries(
  METRIC_IDS.map((id): [string, z.ZodExactOptional<z.ZodType<MetricSource>>] => {
    const amount = amountOf(id) === undefined ? z.never(`${id} has no amount`) : quantity
    return [id, object({ ...counted, amount: amount.exactOptional() }).exactOptional()]
  }),
)

const timeZone = text.refine(isTimeZone, 'expected an IANA time zone, such as Europe/Moscow')

const account = object({
  name: text,
  currency: text,
  timeZone,
  url: text.nullable().default(null),
  row: object({
    table,
    where: where.exactOptional(),
    columns: object({
      name: column.exactOptional(),
      currency: column.exactOptional(),
      timeZone: column.exactOptional(),
      url: column.exactOptional(),
    }),
  }).exactOptional(),
})

const employees = object({
  ...rows,
  id: column,
  login: column,
  name: columns,
  email: column.exactOptional(),
  phones: columns.exactOptional(),
  role: column,
  manager: column.exactOptional(),
  sight: z.record(z.string(), oneOf(['self', 'one-level', 'two-levels', 'everyone']), {
    error: 'expected { role: how far it sees }',
  }),
  active: where,
  administrator: where.refine(
    (conditions) => Object.keys(conditions).length > 0,
    'must not be empty: everyone would be an administrator',
  ),
  individualPlan: where.exactOptional(),
})

const plan = object({
  targets: object({
    ...rows,
    month: z.union([when, object({ year: column, month: column })], {
      error: 'expected { column, kind } or { year: column, month: column }',
    }),
    employee: column,
    turnover: quantity,
    margin: quantity,
  }),
  facts: z.array(
    object({
      ...rows,
      given: where.exactOptional(),
      when,
      owners: columns,
      turnover: quantity,
      margin: quantity.exactOptional(),
    }),
    { error: 'expected a list: one entry for each kind of fact' },
  ),
})

/** What a mapping file may say. */
export const mappingFileSchema: z.ZodType<MappingFile> = object({
  connection: text,
  tablePrefix: z.string({ error: 'expected a text' }).exactOptional(),
  everywhere: where.exactOptional(),
  money: oneOf(['major', 'minor']).exactOptional(),
  pastOnly: z.boolean({ error: 'expected true or false' }).exactOptional(),
  account,
  employees,
  metrics: object(metrics),
  plan: plan.exactOptional(),
}).refine(
  ({ account: { row }, plan }) => row !== undefined || !plan?.facts.some((fact) => fact.given),
  { path: ['plan', 'facts'], error: '«given» is asked of the account: account.row is missing' },
)

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
