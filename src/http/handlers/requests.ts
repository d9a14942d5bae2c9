import { retryRequest, type Service } from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import { actOf, type Desk } from './desk.ts'

/** Requests («заявки»): what became of them. */
export function requestHandlers({
  service,
  clock,
}: Desk): Handlers<'GET /api/requests' | 'POST /api/requests/:id/retry'> {
  return {
    async 'GET /api/requests'({ query: { before, limit, state } }) {
      const running = await service()
      const rows = await running.books.read.requests.page(limit + 1, before, state)
      const [names, bots] = await Promise.all([namesOf(running), running.books.read.bots.all()])
      const botNames = new Map(bots.map(({ id, name }) => [id, name]))
      const shown = rows.slice(0, limit)
      return {
        rows: shown.map((one) => ({
          id: one.id,
          number: one.number,
          at: one.createdAt.toString(),
          botId: one.botId,
          botName: botNames.get(one.botId) ?? '',
          name: one.name,
          phone: one.phone,
          email: one.email,
          text: one.text,
          state: one.state,
          crmId: one.crmId,
          crmUrl: one.crmUrl,
          takenBy: one.employeeId === null ? null : names(one.employeeId),
          declinedWhy: one.declinedWhy,
          error: one.error,
        })),
        next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      }
    },

    async 'POST /api/requests/:id/retry'({ params: { id } }, caller) {
      const running = await service()
      await running.books.inTransaction(async (ledger) => {
        await retryRequest(ledger, id, clock())
        await ledger.administration.acts.add(actOf(caller, 'request.retry', id))
      })
      running.served.wakeAll()
      return {}
    },
  }
}

async function namesOf({ crm }: Service): Promise<(id: string) => string> {
  const employees = await crm.employees().catch(() => [])
  const names = new Map(employees.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}
