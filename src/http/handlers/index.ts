import type { Handlers } from '../handler.ts'
import type { Address } from '../schema/index.ts'
import { accessHandlers } from './access.ts'
import { approvalHandlers } from './approvals.ts'
import { type BotDesk, botHandlers } from './bots.ts'
import { invitationHandlers } from './invitations.ts'
import { messageHandlers } from './messages.ts'
import { overviewHandlers } from './overview.ts'
import { peopleHandlers } from './people.ts'
import { reportHandlers } from './reports.ts'
import { requestHandlers } from './requests.ts'
import { type SessionDesk, sessionHandlers } from './session.ts'
import { settingsHandlers } from './settings.ts'

export { type Desk, signInDeps } from './desk.ts'
export { adminEvents } from './log.ts'

/** Everything that the handlers of the API work with. */
export type ApiDesk = SessionDesk & BotDesk

/** Who does the work of each address; `api.ts` registers them. */
export function apiHandlers(desk: ApiDesk): Handlers<Exclude<Address, 'GET /api/events'>> {
  return {
    ...sessionHandlers(desk),
    ...overviewHandlers(desk),
    ...botHandlers(desk),
    ...peopleHandlers(desk),
    ...invitationHandlers(desk),
    ...approvalHandlers(desk),
    ...accessHandlers(desk),
    ...settingsHandlers(desk),
    ...reportHandlers(desk),
    ...requestHandlers(desk),
    ...messageHandlers(desk),
  }
}
