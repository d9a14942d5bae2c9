import { majorUnits, sumCounts, sumMinor, wholeMinutes } from '../../kernel/index.ts'
import { amountOf, METRIC_IDS, type MetricId } from '../catalog.ts'
import type { DateRange, Employee } from '../crm.ts'
import type { EmployeeSource, MetricSource, PlanSource } from '../mapping.ts'
import { accountOf, accountQuery } from '../sql-account.ts'
import type { Basis } from '../sql-draft.ts'
import { breakdownQuery, talliesOf } from '../sql-figures.ts'
import { employeeOf, employeesQuery } from '../sql-people.ts'
import { factsOf, factsQuery, targetsOf, targetsQuery } from '../sql-plan.ts'
import type { SqlQuery, SqlRow } from '../sql-source.ts'

/** What one entry of a mapping is asked, and what the answer says. */
export interface Trial {
  /** Where the entry is in the mapping. */
  readonly path: readonly (string | number)[]
  /** Null when the mapping answers by itself. */
  readonly query: SqlQuery | null
  read(rows: readonly SqlRow[]): Finding
  /** What its figures are dated by. */
  readonly dated?: Dated
}

interface Finding {
  /** Money in the account's currency, calls in minutes. */
  readonly sample: Sample
  readonly warnings?: readonly string[]
}

export type Sample = Readonly<Record<string, string | number | null>>

export type Dated = Pick<MetricSource, 'table' | 'joins' | 'when'>

export function accountTrial(basis: Basis): Trial {
  const { account } = basis.mapping
  return {
    path: ['account'],
    query: account.row === undefined ? null : accountQuery(basis, account.row),
    read: ([row]) => ({
      sample: { ...accountOf(account, row) },
      warnings: account.row === undefined || row ? [] : ['there is no row: the constants are used'],
    }),
  }
}

export function employeesTrial(basis: Basis): Trial {
  const { employees: source } = basis.mapping
  return {
    path: ['employees'],
    query: employeesQuery(basis),
    read(rows) {
      const people = rows.map((row) => employeeOf(row, source))
      const active = people.filter((person) => person.active)
      const administrators = active.filter((person) => person.administrator)
      return {
        sample: {
          employees: people.length,
          active: active.length,
          administrators: administrators.length,
        },
        warnings: [
          ...(active.length === 0 ? ['nobody is active: nobody gets anything'] : []),
          ...(administrators.length === 0 ? ['there is no active administrator'] : []),
          ...roleWarnings(active, source),
        ],
      }
    },
  }
}

/** A role that is written differently in `sight` sees less than it should, and nobody notices. */
function roleWarnings(active: readonly Employee[], { sight }: EmployeeSource): string[] {
  const roles = Map.groupBy(active, ({ role }) => role)
  const unlisted = [...roles]
    .filter(([role]) => !Object.hasOwn(sight, role))
    .map(([role, { length }]) => `«${role}» (${length})`)
  const unused = Object.keys(sight).filter((role) => !roles.has(role))
  return [
    ...(unlisted.length === 0
      ? []
      : [`roles that «sight» does not list see only themselves: ${unlisted.join(', ')}`]),
    ...(unused.length === 0
      ? []
      : [
          `roles of «sight» that no active employee has: ${unused.map((role) => `«${role}»`).join(', ')}`,
        ]),
  ]
}

/** Every metric of the mapping over this month. */
export function metricTrials(basis: Basis, known: ReadonlySet<string>): Trial[] {
  return METRIC_IDS.flatMap((id) => {
    const source = basis.mapping.metrics[id]
    return source === undefined ? [] : [metricTrial(basis, { id, source }, known)]
  })
}

function metricTrial(
  basis: Basis,
  metric: { id: MetricId; source: MetricSource },
  known: ReadonlySet<string>,
): Trial {
  const { id, source } = metric
  const kind = amountOf(id)
  return {
    path: ['metrics', id],
    query: breakdownQuery(basis, metric, monthOf(basis)),
    dated: source,
    read(rows) {
      const tallies = talliesOf(rows, metric)
      const strangers = tallies.filter(({ employeeId }) => !known.has(employeeId))
      const amount = sumMinor(tallies.map((tally) => tally.amount))
      return {
        sample: {
          count: sumCounts(tallies.map(({ count }) => count)),
          ...(kind === 'money' ? { amount: majorUnits(amount) } : {}),
          ...(kind === 'minutes' ? { amount: wholeMinutes(amount) } : {}),
        },
        warnings:
          strangers.length === 0
            ? []
            : [`${strangers.length} of ${tallies.length} in ${source.employee} are not employees`],
      }
    },
  }
}

export function planTrials(basis: Basis): Trial[] {
  const { plan } = basis.mapping
  return plan === undefined ? [] : [targetsTrial(basis, plan), ...factsTrials(basis, plan)]
}

function targetsTrial(basis: Basis, plan: PlanSource): Trial {
  return {
    path: ['plan', 'targets'],
    query: targetsQuery(basis, plan, basis.now.toPlainDate().toPlainYearMonth()),
    read: (rows) => ({ sample: sumsOf(targetsOf(rows)) }),
  }
}

function factsTrials(basis: Basis, { facts }: PlanSource): Trial[] {
  return facts.map((fact, index) => ({
    path: ['plan', 'facts', index],
    query: factsQuery(basis, fact, basis.now.toPlainDate().toPlainYearMonth()),
    dated: fact,
    read: (rows) => ({ sample: sumsOf(factsOf(rows, fact)) }),
  }))
}

function sumsOf(rows: readonly { turnover: bigint; margin: bigint }[]): Sample {
  return {
    turnover: majorUnits(sumMinor(rows.map(({ turnover }) => turnover))),
    margin: majorUnits(sumMinor(rows.map(({ margin }) => margin))),
  }
}

function monthOf({ now }: Basis): DateRange {
  const from = now.toPlainDate().with({ day: 1 })
  return { from, to: from.with({ day: from.daysInMonth }) }
}
