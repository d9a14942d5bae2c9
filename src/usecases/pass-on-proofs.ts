import type { Crm } from '../crm/index.ts'
import { type Clock, codeOf, type Log, loggable } from '../kernel/index.ts'
import type { Mailer } from '../mail/index.ts'
import { words } from '../reports/index.ts'
import { type Company, readCompany } from './company.ts'
import { askAdministrators } from './decide-request.ts'
import type { Books } from './ledger.ts'
import type { Proof } from './proof.ts'
import { type Rounds, startRounds } from './rounds.ts'

export interface CourierOptions {
  readonly books: Books
  readonly crm: Crm
  readonly mailer: Mailer | null
  /** Six digits that nobody can guess. */
  readonly makeCode: () => string
  readonly clock: Clock
  readonly log: Log
  /** Told when messages were written down, for whichever bots. */
  readonly onWritten: () => void
}

const TRY_AGAIN_MS = 20_000
const CODE_MINUTES = '10'

/**
 * Carries codes to mailboxes and access requests to administrators: apart from the answer, so that
 * the answer takes no longer for an employee who exists.
 */
export function startCourier(options: CourierOptions): Rounds {
  const { log } = options
  const round = async () => ((await carryAll(options)) ? TRY_AGAIN_MS : null)
  return startRounds({ round, event: 'requests not passed on', log })
}

/** Resolves to true when something is left to be tried again. */
async function carryAll(options: CourierOptions): Promise<boolean> {
  const waiting = await options.books.read.proofs.toPassOn(options.clock())
  if (waiting.length === 0) return false
  const company = await readCompany(options.crm)
  if (company === null) return true
  const done = await Promise.all(waiting.map((proof) => carry(options, company, proof)))
  return done.includes(false)
}

async function carry(options: CourierOptions, company: Company, proof: Proof): Promise<boolean> {
  const { books, clock, log, onWritten } = options
  try {
    if (proof.method === 'code') await mailCode(options, company, proof)
    const asked = await books.inTransaction(async (ledger) => {
      await ledger.proofs.change(proof.id, { passedOnAt: clock(), error: null })
      return proof.method === 'approval' ? askAdministrators(ledger, company, proof) : null
    })
    if (asked === 0) log.warn({ request: proof.id }, 'no administrator to ask: svodka approvals')
    onWritten()
    return true
  } catch (error) {
    const reason = codeOf(error) !== null && error instanceof Error ? error.message : 'a fault'
    await books.inTransaction(({ proofs }) => proofs.change(proof.id, { error: reason }))
    log.warn({ request: proof.id, ...loggable(error) }, 'not passed on')
    return false
  }
}

/** Every letter has a code of its own; only the last one counts. */
async function mailCode(
  { books, mailer, makeCode }: CourierOptions,
  { employees }: Company,
  { id, employeeId, locale }: Proof,
): Promise<void> {
  const email = employees.find((employee) => employee.id === employeeId)?.email ?? null
  // Nothing to be done, and nothing to be told: the person is answered as ever.
  if (mailer === null || email === null) return
  const code = makeCode()
  await books.inTransaction(({ proofs }) => proofs.keepCode(id, code))
  const { subject, lines } = words(locale).letters.code
  await mailer.send({ to: email, subject, text: lines(code, CODE_MINUTES).join('\n\n') })
}
