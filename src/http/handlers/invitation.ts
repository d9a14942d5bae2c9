import type { InvitationRecord } from '../../usecases/index.ts'
import type { AnswerOf } from '../schema/index.ts'

/** An invitation as the page shows it: never its code. */
export function shownInvitation(
  one: InvitationRecord,
  nameOf: (employeeId: string) => string,
  now: Temporal.Instant,
): AnswerOf<'GET /api/invitations'>['invitations'][number] {
  const { id, botId, employeeId, usedBy, refused, refusedBy } = one
  return {
    ...{ id, botId, employeeId, usedBy, refused, refusedBy },
    employeeName: nameOf(employeeId),
    createdAt: one.createdAt.toString(),
    expiresAt: one.expiresAt.toString(),
    state: stateOf(one, now),
  }
}

function stateOf({ usedAt, revokedAt, expiresAt }: InvitationRecord, now: Temporal.Instant) {
  if (usedAt !== null) return 'used'
  if (revokedAt !== null) return 'revoked'
  return Temporal.Instant.compare(expiresAt, now) > 0 ? 'open' : 'expired'
}
