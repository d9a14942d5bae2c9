import { AppError } from '../kernel/index.ts'
import type { Account } from './crm.ts'
import type { AccountSource, Where } from './mapping.ts'
import { conditions } from './sql-conditions.ts'
import { type Basis, column, type Draft, finish, startDraft, table } from './sql-draft.ts'
import { textOf } from './sql-row.ts'
import type { SqlQuery, SqlRow } from './sql-source.ts'

type AccountRow = NonNullable<AccountSource['row']>

/** The row that knows better than the mapping's constants. */
export function accountQuery(basis: Basis, row: AccountRow): SqlQuery {
  const draft = startDraft(basis, row)
  const columns = Object.entries(row.columns).map(
    ([field, name]) => `${column(draft, name)} AS ${draft.dialect.quote(field)}`,
  )
  return finish(
    draft,
    `SELECT ${columns.join(', ')}`,
    `FROM ${table(draft, row.table)}`,
    meets(conditions(draft, row.where ?? {})),
  )
}

/** Constants, and over them whatever the row has. Throws `crm-mismatch` on an unknown time zone. */
export function accountOf({ row: _, ...constants }: AccountSource, row: SqlRow = {}): Account {
  const account = {
    name: textOf(row.name) ?? constants.name,
    currency: textOf(row.currency) ?? constants.currency,
    timeZone: textOf(row.timeZone) ?? constants.timeZone,
    url: textOf(row.url) ?? constants.url,
  }
  checkTimeZone(account.timeZone)
  return account
}

/** True for a statement's rows only while the account's row meets this. */
export function whileAccount(draft: Draft, given: Where | undefined): string[] {
  const { row } = draft.mapping.account
  if (given === undefined || row === undefined) return []
  const must = conditions(draft, { ...row.where, ...given }, 'account')
  return [`EXISTS (SELECT 1 FROM ${table(draft, row.table, 'account')} ${meets(must)})`]
}

function meets(all: readonly string[]): string {
  return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`
}

function checkTimeZone(name: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
  } catch (cause) {
    throw new AppError('crm-mismatch', `The CRM's time zone «${name}» is not an IANA name`, {
      cause,
    })
  }
}
