import { textTable, words } from '../reports/index.ts'
import type { Resources } from '../resources.ts'
import type { InvitationRecord } from '../usecases/index.ts'

type InvitationState = 'open' | 'used' | 'expired' | 'revoked'

/** One invitation as an administrator sees it: never its code. */
interface InvitationRow {
  readonly id: string
  readonly bot: string
  readonly employee: string
  readonly state: InvitationState
  readonly createdAt: string
  readonly expiresAt: string
  readonly usedAt: string | null
  readonly usedBy: string | null
  readonly refused: number
  readonly refusedAt: string | null
  readonly refusedBy: string | null
}

/** All invitations, newest first. */
export async function invitationRows(
  { books, crm }: Resources,
  now: Temporal.Instant,
): Promise<InvitationRow[]> {
  const logins = new Map((await crm.employees()).map(({ id, login }) => [id, login]))
  return (await books.read.invitations.all()).map((record) => ({
    id: record.id,
    bot: record.botId,
    employee: logins.get(record.employeeId) ?? record.employeeId,
    state: stateOf(record, now),
    createdAt: record.createdAt.toString(),
    expiresAt: record.expiresAt.toString(),
    usedAt: record.usedAt?.toString() ?? null,
    usedBy: record.usedBy,
    refused: record.refused,
    refusedAt: record.refusedAt?.toString() ?? null,
    refusedBy: record.refusedBy,
  }))
}

export function invitationTable(rows: readonly InvitationRow[]): string {
  const { columns, invitationStates } = words('ru').admin
  const grid = {
    columns: [
      columns.id,
      columns.employee,
      columns.state,
      columns.expiresAt,
      columns.usedBy,
      columns.refused,
      columns.refusedBy,
    ],
    rows: rows.map(({ id, employee, state, expiresAt, usedBy, refused, refusedBy }) => [
      id,
      employee,
      invitationStates[state],
      expiresAt,
      usedBy,
      refused === 0 ? null : String(refused),
      refusedBy,
    ]),
  }
  return `${textTable(grid, 'ru')}\n`
}

function stateOf(record: InvitationRecord, now: Temporal.Instant): InvitationState {
  if (record.usedAt !== null) return 'used'
  if (record.revokedAt !== null) return 'revoked'
  return Temporal.Instant.compare(record.expiresAt, now) > 0 ? 'open' : 'expired'
}
