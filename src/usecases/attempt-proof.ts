import type { Employee } from '../crm/index.ts'
import { timeOrderedId } from '../kernel/index.ts'
import { type Capabilities, personLabel, type Update } from '../messengers/index.ts'
import type { Company } from './company.ts'
import type { Bot, Ledger } from './ledger.ts'
import type { Confirmation, Proof } from './proof.ts'
import { type Claim, claimed } from './read-claim.ts'
import { languageOf } from './viewer.ts'

/** Somebody who is linked to nobody stands before us. */
export interface Meeting {
  readonly ledger: Ledger
  readonly company: Company | null
  readonly bot: Bot
  readonly capabilities: Capabilities
  readonly update: Update
  readonly now: Temporal.Instant
  /** Whether a code can be mailed. */
  readonly mails: boolean
}

/** In a day, of one person. */
const MOST_OF_PERSON = 5
/** In a day, on one employee, by whomever. Beyond it all seems as before, and nothing happens. */
const MOST_ON_TARGET = 5
/** In an hour, by everybody together: a company does not join faster. */
const MOST_OF_ALL = 60

const CODE_MINUTES = 10
const APPROVAL_HOURS = 7 * 24

/** False when a person, or everybody together, has tried too often. */
export async function mayAttempt({ ledger, bot, update, now }: Meeting): Promise<boolean> {
  const { proofs } = ledger
  const person = { botId: bot.id, userId: update.from.id }
  const theirs = await proofs.count({ person }, now.subtract({ hours: 24 }))
  const all = await proofs.count('everybody', now.subtract({ hours: 1 }))
  return theirs < MOST_OF_PERSON && all < MOST_OF_ALL
}

/** The employee whom a claim names, if they may be linked. Every question is asked in any case. */
export async function nameable(
  { ledger, now }: Meeting,
  { employees }: Company,
  claim: Claim,
): Promise<Employee | null> {
  const employee = claimed(employees, claim)
  const blocked = await ledger.isBlocked(employee?.id ?? '')
  const target = targetOf(ledger, claim, employee)
  const tried = await ledger.proofs.count({ target }, now.subtract({ hours: 24 }))
  return blocked || tried >= MOST_ON_TARGET ? null : employee
}

/** Writes the attempt down, about an employee or about nobody. */
export async function attemptAs(
  meeting: Meeting,
  method: Exclude<Confirmation, 'off'>,
  claim: Claim,
  employee: Employee | null,
): Promise<Proof> {
  const { ledger, bot, update, now } = meeting
  const atOnce = method === 'phone' || method === 'immediate'
  const target = targetOf(ledger, claim, employee)
  const waiting = await ledger.proofs.waitingOf({ botId: bot.id, userId: update.from.id }, now)
  // One question is open at a time: an older code is worth nothing, and nobody is asked twice.
  const asked = method === 'approval' && waiting.some((one) => one.target === target)
  for (const { id } of asked ? [] : waiting) await ledger.proofs.change(id, { state: 'replaced' })
  const proof = {
    id: timeOrderedId(),
    botId: bot.id,
    userId: update.from.id,
    chatId: update.chat.id,
    username: update.from.username,
    label: personLabel(update.from),
    locale: languageOf(update),
    method,
    target,
    employeeId: asked ? null : (employee?.id ?? null),
    state: atOnce ? (employee === null ? 'refused' : 'proven') : asked ? 'replaced' : 'waiting',
    createdAt: now,
    expiresAt: now.add(
      method === 'approval' ? { hours: APPROVAL_HOURS } : { minutes: CODE_MINUTES },
    ),
  } as const
  await ledger.proofs.add(proof)
  return { ...proof, tries: 0, passedOnAt: null, decidedBy: null, error: null }
}

/** Login, email and phone of one employee are one target. */
const targetOf = (ledger: Ledger, { by, value }: Claim, employee: Employee | null) =>
  ledger.proofs.fingerprint(employee === null ? `${by} ${value}` : `employee ${employee.id}`)
