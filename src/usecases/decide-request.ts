import { mayManage } from '../access/index.ts'
import type { Employee } from '../crm/index.ts'
import { approvedScreen, requestScreen } from '../dialog/index.ts'
import type { Company } from './company.ts'
import type { FoundSubscriber, Ledger } from './ledger.ts'
import { linkTo } from './link-subscriber.ts'
import type { Proof } from './proof.ts'
import { putFor } from './put-entry.ts'

/** `late`: decided already, too old, or about somebody who has left meanwhile. */
export type Decision = 'approved' | 'declined' | 'late'

export interface Deciding {
  /** Of the proof. */
  readonly request: string
  readonly approve: boolean
  /** For the log: an employee's login, «command line». */
  readonly by: string
  readonly now: Temporal.Instant
}

/**
 * Lets somebody in who asked for it, or does not; whoever decides first decides. Somebody declined
 * is told nothing: an answer would tell that such an employee exists.
 */
export async function decideRequest(
  ledger: Ledger,
  employees: readonly Employee[],
  { request, approve, by, now }: Deciding,
): Promise<Decision> {
  const proof = await ledger.proofs.byId(request)
  if (proof === null || !isOpen(proof, now)) return 'late'
  if (!approve) {
    await ledger.proofs.change(proof.id, { state: 'declined', decidedBy: by })
    return 'declined'
  }
  const employee = employees.find(({ id }) => id === proof.employeeId)
  if (!employee?.active || (await ledger.isBlocked(employee.id))) return 'late'
  await ledger.proofs.change(proof.id, { state: 'proven', decidedBy: by })
  const subscriber = await linkTo(ledger, proof, employee.id)
  await putFor(ledger, subscriber, 'approved', approvedScreen(proof.locale))
  return 'approved'
}

function isOpen({ method, state, expiresAt }: Proof, now: Temporal.Instant): boolean {
  return (
    method === 'approval' && state === 'waiting' && Temporal.Instant.compare(expiresAt, now) > 0
  )
}

/** Asks every administrator who is a subscriber; returns how many there are. */
export async function askAdministrators(
  ledger: Ledger,
  { employees }: Company,
  proof: Proof,
): Promise<number> {
  const asked = employees.find(({ id }) => id === proof.employeeId)
  if (asked === undefined) return 0
  const managers = await managersAmong(ledger, employees)
  for (const one of managers) {
    const request = {
      id: proof.id,
      employee: `${asked.name} (${asked.login})`,
      person: proof.label,
    }
    await putFor(ledger, one, 'access request', requestScreen(one.locale ?? 'ru', request))
  }
  return managers.length
}

/** Everybody who manages Svodka and can be written to. */
export async function managersAmong(
  { subscribers, administration }: Ledger,
  employees: readonly Employee[],
): Promise<readonly FoundSubscriber[]> {
  const listed = await administration.listedManagers()
  const managers = new Set(employees.filter((one) => mayManage(one, listed)).map(({ id }) => id))
  const all = await subscribers.all()
  return all.filter(
    ({ state, blocked, employeeId }) =>
      state === 'subscribed' && !blocked && managers.has(employeeId),
  )
}
