import { AppError } from '../../kernel/index.ts'
import { inviteMany } from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import { actOf, type Desk } from './desk.ts'
import { shownInvitation } from './invitation.ts'
import { botBy, companyOf, gone, namesOf } from './lookups.ts'

type Addresses =
  | 'GET /api/invitations'
  | 'POST /api/invitations'
  | 'POST /api/qr'
  | 'DELETE /api/invitations/:id'

/** Personal links: made, mailed, drawn and taken back. */
export function invitationHandlers({ service, clock }: Desk): Handlers<Addresses> {
  return {
    async 'GET /api/invitations'() {
      const running = await service()
      const names = await namesOf(running)
      const invitations = await running.books.read.invitations.all()
      return {
        invitations: invitations.map((one) => shownInvitation(one, names, clock())),
      }
    },

    async 'POST /api/invitations'({ body: { botId, employeeIds, mail } }, caller) {
      const running = await service()
      const { books, mailer } = running
      if (mail && mailer === null) {
        throw new AppError('bad-config', 'There is no mail server yet: set one first')
      }
      const bot = await botBy(running, botId)
      const company = await companyOf(running)
      const deps = { books, company, mailer: mail ? mailer : null }
      const { made, leftOut } = await inviteMany(deps, bot, employeeIds, clock())
      const logins = made.map(({ employee }) => employee.login)
      const subject = logins.length > 5 ? `${logins.length}` : logins.join(', ')
      await books.inTransaction(({ administration }) =>
        administration.acts.add(actOf(caller, mail ? 'user.mail' : 'user.invite', subject)),
      )
      return {
        made: made.map(({ employee, expiresAt, ...rest }) => ({
          ...rest,
          employeeId: employee.id,
          employeeName: employee.name,
          expiresAt: expiresAt.toString(),
        })),
        leftOut: [...leftOut],
      }
    },

    async 'POST /api/qr'({ body: { text } }) {
      const { default: qrCode } = await import('qrcode')
      return {
        svg: await qrCode.toString(text, { errorCorrectionLevel: 'M', margin: 4, type: 'svg' }),
      }
    },

    async 'DELETE /api/invitations/:id'({ params: { id } }, caller) {
      const { books } = await service()
      await books.inTransaction(async (ledger) => {
        if (!(await ledger.invitations.revoke(id, clock()))) throw gone('An unused invitation')
        await ledger.administration.acts.add(actOf(caller, 'invitation.revoke', id))
      })
      return {}
    },
  }
}
