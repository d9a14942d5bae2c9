import type { Account, Employee } from '../crm/index.ts'
import { AppError } from '../kernel/index.ts'
import type { Mailer } from '../mail/index.ts'
import { formatMoment, words } from '../reports/index.ts'

export interface InvitationLetter {
  readonly employee: Employee
  readonly account: Account
  readonly link: string
  readonly expiresAt: Temporal.Instant
  readonly now: Temporal.Instant
}

/**
 * Mails an invitation to the address in the CRM, never to another one. Throws `not-found` when the
 * CRM has none, `mail-failed` when the server does not take the letter.
 */
export async function mailInvitation(
  mailer: Mailer,
  { employee, account, link, expiresAt, now }: InvitationLetter,
): Promise<string> {
  const { email, login } = employee
  if (email === null) {
    throw new AppError('not-found', `${login} has no email in the CRM: copy the link instead`)
  }
  const { subject, lines } = words('ru').letters.invitation
  const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(account.timeZone)
  const until = formatMoment(local(expiresAt), local(now).toPlainDate(), 'ru')
  await mailer.send({ to: email, subject, text: lines(link, until).join('\n\n') })
  return email
}
