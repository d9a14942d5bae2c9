import type { Employee } from '../crm/index.ts'
import { AppError } from '../kernel/index.ts'
import type { Mailer } from '../mail/index.ts'
import type { Company } from './company.ts'
import type { Books, Bot } from './ledger.ts'
import { invitationLink, inviteEmployee } from './link-subscriber.ts'
import { mailInvitation } from './mail-invitation.ts'

/** A link that was made for somebody, and whether it was mailed. */
export interface MadeInvitation {
  readonly id: string
  readonly employee: Employee
  readonly link: string | null
  readonly code: string
  readonly expiresAt: Temporal.Instant
  readonly mailedTo: string | null
  readonly mailError: string | null
}

export interface ManyInvited {
  readonly made: readonly MadeInvitation[]
  readonly leftOut: readonly {
    readonly employeeId: string
    readonly why: 'off' | 'blocked' | 'no-email' | 'not-found'
  }[]
}

/** Invitations kept in one transaction: others wait for it some milliseconds. */
const TOGETHER = 100
/** Letters on their way to the mail server at the same time. */
const LETTERS_AT_ONCE = 5

/**
 * Makes personal links for many. With a mailer each is mailed to the address in the CRM, and who has
 * none is left out. Links that could not be mailed are there all the same, with the reason.
 */
export async function inviteMany(
  { books, company, mailer }: { books: Books; company: Company; mailer: Mailer | null },
  bot: Bot,
  employeeIds: readonly string[],
  now: Temporal.Instant,
): Promise<ManyInvited> {
  const employees = new Map(company.employees.map((one) => [one.id, one]))
  const blocked = await books.read.blockedEmployees()
  const leftOut: ManyInvited['leftOut'][number][] = []
  const invited = [...new Set(employeeIds)].flatMap((employeeId) => {
    const employee = employees.get(employeeId)
    const why = reasonToLeaveOut(employee, blocked, mailer !== null)
    if (why !== null) leftOut.push({ employeeId, why })
    return employee === undefined || why !== null ? [] : [employee]
  })
  const made: MadeInvitation[] = []
  for (let from = 0; from < invited.length; from += TOGETHER) {
    made.push(...(await inviteSome(books, bot, invited.slice(from, from + TOGETHER), now)))
  }
  if (mailer === null) return { made, leftOut }
  return { made: await mailAll(mailer, company, made, now), leftOut }
}

function inviteSome(
  { inTransaction }: Books,
  bot: Bot,
  employees: readonly Employee[],
  now: Temporal.Instant,
): Promise<MadeInvitation[]> {
  return inTransaction(async (ledger) => {
    const all: MadeInvitation[] = []
    for (const employee of employees) {
      const { code, invitation } = await inviteEmployee(ledger, bot, employee.id, now)
      const { id, expiresAt } = invitation
      const link = invitationLink(bot, code)
      all.push({ id, employee, link, code, expiresAt, mailedTo: null, mailError: null })
    }
    return all
  })
}

function reasonToLeaveOut(
  employee: Employee | undefined,
  blocked: ReadonlySet<string>,
  mailed: boolean,
) {
  if (employee === undefined) return 'not-found'
  if (!employee.active) return 'off'
  if (blocked.has(employee.id)) return 'blocked'
  return mailed && employee.email === null ? 'no-email' : null
}

async function mailAll(
  mailer: Mailer,
  { account }: Company,
  made: readonly MadeInvitation[],
  now: Temporal.Instant,
): Promise<MadeInvitation[]> {
  const waiting = made.entries()
  const mailed = [...made]
  const carry = async () => {
    for (const [index, one] of waiting) mailed[index] = await mailOne(one)
  }
  await Promise.all(Array.from({ length: LETTERS_AT_ONCE }, carry))
  return mailed

  async function mailOne(one: MadeInvitation): Promise<MadeInvitation> {
    const { employee, expiresAt } = one
    try {
      const link = one.link ?? one.code
      const mailedTo = await mailInvitation(mailer, { employee, account, link, expiresAt, now })
      return { ...one, mailedTo }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { ...one, mailError: error.message }
    }
  }
}
