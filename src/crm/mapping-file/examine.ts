import { AppError, type Clock } from '../../kernel/index.ts'
import type { Mapping } from '../mapping.ts'
import type { Basis } from '../sql-draft.ts'
import { employeeOf } from '../sql-people.ts'
import type { SqlQuery, SqlRow } from '../sql-source.ts'
import { dateWarnings } from './column-facts.ts'
import type { Connection } from './connection.ts'
import {
  accountTrial,
  employeesTrial,
  metricTrials,
  planTrials,
  type Sample,
  type Trial,
} from './trials.ts'

/** A mapping, and the database that it is of. */
export interface Examined extends Connection {
  readonly mapping: Mapping
  /** Where an entry is written: `mapping.yaml, line 14, column 3`. */
  placeOf(path: readonly PropertyKey[]): string
}

/** What an entry of a mapping came to: this month, for the whole account. */
export interface EntryReport {
  /** `account`, `employees`, `metrics.deals.new`, `plan.targets`, `plan.facts.0`. */
  readonly entry: string
  readonly place: string
  /** As it was asked; null when the mapping answers by itself. */
  readonly query: SqlQuery | null
  readonly milliseconds: number
  readonly rows: number
  /** Money in the account's currency, calls in minutes. */
  readonly sample: Sample
  readonly warnings: readonly string[]
  readonly problem: { readonly cause: string; readonly cure: string } | null
}

interface Outcome {
  readonly report: EntryReport
  readonly rows: readonly SqlRow[]
}

/**
 * Tries every entry of a mapping, one after the other. What is wrong with an entry is said in its
 * report; throws only when the database does not let itself be asked at all.
 */
export async function examineMapping(examined: Examined, clock: Clock): Promise<EntryReport[]> {
  const { mapping, source } = examined
  await source.query({ sql: 'SELECT 1', parameters: [] })
  const basisIn = (timeZone: string): Basis => ({
    mapping,
    dialect: source.dialect,
    now: clock().toZonedDateTimeISO(timeZone),
  })
  const account = await tryOut(examined, accountTrial(basisIn('UTC')), clock)
  const basis = basisIn(String(account.report.sample.timeZone ?? mapping.account.timeZone))
  const people = await tryOut(examined, employeesTrial(basis), clock)
  const known = new Set(people.rows.map((row) => employeeOf(row, mapping.employees).id))
  const reports = [account.report, people.report]
  for (const trial of [...metricTrials(basis, known), ...planTrials(basis)]) {
    reports.push((await tryOut(examined, trial, clock)).report)
  }
  return reports
}

async function tryOut(examined: Examined, trial: Trial, clock: Clock): Promise<Outcome> {
  const { path, query, dated } = trial
  const entry = { entry: path.join('.'), place: examined.placeOf(path), query }
  const ofDates = dated === undefined ? [] : await dateWarnings(examined, dated)
  const start = clock()
  const took = () => Math.round(start.until(clock()).total('milliseconds'))
  try {
    const rows = query === null ? [] : await examined.source.query(query)
    const milliseconds = took()
    const { sample, warnings = [] } = trial.read(rows)
    const found = { milliseconds, rows: rows.length, sample, warnings: [...warnings, ...ofDates] }
    return { rows, report: { ...entry, ...found, problem: null } }
  } catch (error) {
    const nothing = { milliseconds: took(), rows: 0, sample: {}, warnings: ofDates }
    return { rows: [], report: { ...entry, ...nothing, problem: problemOf(error, entry.place) } }
  }
}

function problemOf(error: unknown, place: string): EntryReport['problem'] {
  if (!(error instanceof AppError)) throw error
  const cure =
    error.code === 'crm-mismatch'
      ? `Correct ${place}.`
      : 'Ask again later, allow more time by timeout= in the address, or add the index.'
  return { cause: error.message, cure }
}
