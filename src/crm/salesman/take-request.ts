import { AppError, type Clock } from '../../kernel/index.ts'
import type { DeclineReason, TakenRequest } from '../crm.ts'
import type { SqlQuery } from '../sql-source.ts'
import type { SalesmanDatabase } from './database.ts'
import { explained, historyRecord, insertInto, ownerIn } from './request-rows.ts'

/**
 * Gives a request that nobody has to an employee; of two who want it at once, one gets it. Throws
 * `not-allowed` for somebody who may not enter the CRM, `crm-mismatch` naming a missing right.
 */
export async function takeRequest(
  database: SalesmanDatabase,
  { id, employeeId }: { readonly id: string; readonly employeeId: string },
  clock: Clock,
): Promise<TakenRequest> {
  await mayWork(database, employeeId)
  const noted = historyRecord(database, { clock, ownerId: employeeId, text: `Назначен лид #${id}` })
  const given = await database.write(async (run) => {
    await run(explained(noted))
    const { rows } = await run(giving(database, id, employeeId))
    if (rows > 0) await run(noted)
    return rows > 0
  })
  return given ? { state: 'taken' } : whoHas(database, id, employeeId)
}

interface Declined {
  readonly id: string
  readonly employeeId: string
  readonly reason: DeclineReason
  /** This moment by the account's wall clock. */
  readonly now: Temporal.PlainDateTime
}

/** Closes a request as disqualified; its owner stays, or is whoever turned it down. */
export async function declineRequest(
  { account, table, write }: SalesmanDatabase,
  { id, employeeId, reason, now }: Declined,
): Promise<void> {
  const sql = `UPDATE ${table('leads')} SET status = 3, rezult = ?, datum_do = ?,
      iduser = IF(COALESCE(iduser, 0) = 0, ?, iduser)
    WHERE id = ? AND identity = ? AND COALESCE(status, 0) IN (0, 1)`
  const at = now.toString({ smallestUnit: 'second' }).replace('T', ' ')
  await write((run) => run({ sql, parameters: [RESULTS[reason], at, employeeId, id, account] }))
}

const RESULTS: Readonly<Record<DeclineReason, number>> = {
  spam: 1,
  duplicate: 2,
  other: 3,
  'not-ours': 4,
}

/** The rights that requests need and the database's user has not, in words; none when all is well. */
export async function missingRights(database: SalesmanDatabase): Promise<string[]> {
  const statements = [
    insertInto(database, 'leads', { title: '' }),
    giving(database, '0', '0'),
    insertInto(database, 'history', { tip: '' }),
  ]
  const refusals = statements.map((statement) => refusal(database, explained(statement)))
  return (await Promise.all(refusals)).filter((words) => words !== null)
}

async function refusal(database: SalesmanDatabase, query: SqlQuery): Promise<string | null> {
  try {
    await database.write((run) => run(query))
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'crm-mismatch') return error.message
    throw error
  }
}

function giving({ account, table }: SalesmanDatabase, id: string, employeeId: string): SqlQuery {
  return {
    sql: `UPDATE ${table('leads')} SET iduser = ?, status = 1
      WHERE id = ? AND identity = ? AND COALESCE(iduser, 0) = 0 AND COALESCE(status, 0) IN (0, 1)`,
    parameters: [employeeId, id, account],
  }
}

async function mayWork(database: SalesmanDatabase, employeeId: string): Promise<void> {
  const found = await database.rows(
    `SELECT iduser FROM ${database.table('user')}
     WHERE iduser = ? AND secrty = 'yes' AND identity = ?`,
    employeeId,
    database.account,
  )
  if (found.length === 0)
    throw new AppError('not-allowed', 'Only an active employee takes requests')
}

async function whoHas(
  database: SalesmanDatabase,
  id: string,
  employeeId: string,
): Promise<TakenRequest> {
  const [row] = await database.rows(
    `SELECT iduser AS owner FROM ${database.table('leads')}
     WHERE id = ? AND identity = ? AND status = 1`,
    id,
    database.account,
  )
  const ownerId = ownerIn(row)
  if (ownerId === null) return { state: 'closed' }
  return ownerId === employeeId ? { state: 'yours-already' } : { state: 'taken-by', ownerId }
}
