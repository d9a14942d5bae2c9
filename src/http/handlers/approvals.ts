import { decideRequest } from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import { actOf, type Desk } from './desk.ts'
import { companyOf, namesOf } from './lookups.ts'

/** Strangers who named an employee and wait for an administrator. */
export function approvalHandlers({
  service,
  clock,
}: Desk): Handlers<'GET /api/approvals' | 'POST /api/approvals/:id'> {
  return {
    async 'GET /api/approvals'() {
      const running = await service()
      const names = await namesOf(running)
      const proofs = await running.books.read.proofs.newest(200)
      const now = clock()
      return {
        approvals: proofs.flatMap((proof) => {
          const open =
            proof.method === 'approval' &&
            proof.state === 'waiting' &&
            Temporal.Instant.compare(proof.expiresAt, now) > 0
          if (!open || proof.employeeId === null) return []
          const { id, botId, label, employeeId, createdAt, expiresAt } = proof
          const employeeName = names(employeeId)
          const times = { createdAt: createdAt.toString(), expiresAt: expiresAt.toString() }
          return [{ id, botId, label, employeeId, employeeName, ...times }]
        }),
      }
    },

    async 'POST /api/approvals/:id'({ params: { id }, body: { approve } }, caller) {
      const running = await service()
      const { employees } = await companyOf(running)
      const act = actOf(caller, approve ? 'approval.yes' : 'approval.no', id)
      const decision = await running.books.inTransaction(async (ledger) => {
        const deciding = { request: id, approve, by: act.who, now: clock() }
        const decided = await decideRequest(ledger, employees, deciding)
        if (decided !== 'late') await ledger.administration.acts.add(act)
        return decided
      })
      running.served.wakeAll()
      return { decision }
    },
  }
}
