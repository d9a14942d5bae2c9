import type { MetricId } from './catalog.ts'
import type { Account, Sight } from './crm.ts'

/**
 * How a CRM keeps what we count: plain data, so a mapping may as well be written in a file.
 * `sql-crm.ts` turns it into SQL. Nothing here is SQL: names are quoted, values are bound.
 */
export interface Mapping {
  /** Before every table's name: `app_`, or a schema with its dot: `crm.`. Default: nothing. */
  readonly tablePrefix?: string
  /** What every row of every table must meet, joined ones too: `{ identity: 1 }`. Default: nothing. */
  readonly everywhere?: Where
  /** What money is kept in: `major` is roubles, `minor` is kopecks. Default: `major`. */
  readonly money?: 'major' | 'minor'
  /**
   * True when rows dated after this moment are to be left out: for a CRM that keeps what is planned
   * among what was done. Default: false, a row counts for its date.
   */
  readonly pastOnly?: boolean
  readonly account: AccountSource
  readonly employees: EmployeeSource
  readonly metrics: Readonly<Partial<Record<MetricId, MetricSource>>>
  /** Default: nobody has a plan. */
  readonly plan?: PlanSource
}

/** A column of the entry's own table, or `join.column`. */
export type Column = string

export type Value = string | number | boolean | null

/**
 * What a column must be:
 * - a value: equal to it; `null` means that there is none
 * - a list: one of them
 * - `not`: anything but that; a column without a value counts as something else
 * - `all`: each of these
 * - `above`: greater than a number
 * - `item`: the column is a list joined by `;`, and this item of it (from 0) equals `is`
 */
export type Condition =
  | Value
  | readonly Value[]
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly above: number }
  | { readonly item: number; readonly is: string }

/** Conditions on columns; all of them must hold. */
export type Where = Readonly<Record<Column, Condition>>

/**
 * How a moment is kept. `date`: a calendar day of the account. `local`: the account's wall clock.
 * `timestamp`: an instant, read and compared in UTC. SQLite keeps the last two as text of the form
 * `2026-11-22 14:05:00`; another form sorts otherwise and is miscounted.
 */
export type DateKind = 'date' | 'local' | 'timestamp'

/** The moment a row counts for. No date, and it never counts. */
export interface When {
  readonly column: Column
  readonly kind: DateKind
}

/**
 * How much a row adds: a column, or columns multiplied, divided by another where that is above
 * zero; otherwise the row adds nothing. Rounded row by row: money to kopecks, calls to seconds.
 */
export type Quantity = Column | { readonly multiply: readonly Column[]; readonly divideBy?: Column }

/** Rows of a table. */
export interface Rows {
  readonly table: string
  /** By the names that columns use: `{ deal: { table: 'deals', on: { deal_id: 'id' } } }`. */
  readonly joins?: Readonly<Record<string, Join>>
  readonly where?: Where
}

/** The row of another table that belongs to a row; where it is missing, its columns are empty. */
export interface Join {
  readonly table: string
  /** A column that we have already → the joined table's column, which must be unique there. */
  readonly on: Readonly<Record<Column, string>>
}

/** What is counted, for whom, when and how much. */
export interface MetricSource extends Rows {
  readonly when: When
  readonly employee: Column
  /** Roubles or kopecks as `money` says; seconds for calls. An empty column adds nothing. */
  readonly amount?: Quantity
  /** A column to add up instead of counting rows: the quantity of goods. */
  readonly count?: Column
  /**
   * Only rows that are not the first of their kind in the table: an earlier one has the same `of`,
   * in the order of `by`. `{ of: 'client_id', by: ['created_at', 'id'] }`: repeat deals.
   */
  readonly notFirst?: { readonly of: string; readonly by: readonly string[] }
}

/** The account's constants, and the row that knows better. */
export interface AccountSource extends Account {
  /** Not subject to `everywhere`. A column that is empty leaves the constant as it is. */
  readonly row?: {
    readonly table: string
    readonly where?: Where
    readonly columns: Readonly<Partial<Record<keyof Account, string>>>
  }
}

export interface EmployeeSource extends Rows {
  readonly id: Column
  readonly login: Column
  /** Put together with blanks: `['surname', 'first_name']`. */
  readonly name: readonly Column[]
  readonly email?: Column
  readonly phones?: readonly Column[]
  readonly role: Column
  /** The id of their manager; empty or 0 when there is none. */
  readonly manager?: Column
  /** How far a role sees, by its text; any other role sees only themselves. */
  readonly sight: Readonly<Record<string, Sight>>
  /** Who may enter the CRM. */
  readonly active: Where
  readonly administrator: Where
  /** Whose plan counts their own deals only. Default: nobody's. */
  readonly individualPlan?: Where
}

export interface PlanSource {
  /** Several rows for a month add up. */
  readonly targets: Rows & {
    readonly month: When | { readonly year: Column; readonly month: Column }
    readonly employee: Column
    readonly turnover: Quantity
    readonly margin: Quantity
  }
  /** Every one that applies counts. */
  readonly facts: readonly PlanFactSource[]
}

export interface PlanFactSource extends Rows {
  /** Applies only while the account's row meets this: `{ other: { item: 2, is: 'yes' } }`. */
  readonly given?: Where
  readonly when: When
  /** The row counts for whoever is in any of these. */
  readonly owners: readonly Column[]
  readonly turnover: Quantity
  /** Default: no margin is kept. */
  readonly margin?: Quantity
}
