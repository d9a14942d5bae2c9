import type { Locale } from '../reports/index.ts'

/**
 * How a stranger who names an employee is confirmed to be that employee. `code`: by a code to the
 * email in the CRM; `phone`: by the messenger's own verified number; `approval`: by an
 * administrator; `immediate`: not at all, so whoever knows a colleague's login sees their figures;
 * `off`: never, only invitations count.
 */
export const CONFIRMATIONS = ['code', 'phone', 'approval', 'immediate', 'off'] as const

export type Confirmation = (typeof CONFIRMATIONS)[number]

/** `spent`: too many wrong codes; `replaced`: the person began anew; `refused`: nobody to link. */
export type ProofState = 'waiting' | 'proven' | 'declined' | 'spent' | 'replaced' | 'refused'

/** Who wants in, and where they are answered. */
export interface Visitor {
  readonly botId: string
  readonly userId: string
  readonly chatId: string
  readonly username: string | null
}

/**
 * A stranger's attempt to be recognised. One is kept for whoever they name, an employee or nobody,
 * so that both cost the same and look the same.
 */
export interface Proof extends Visitor {
  readonly id: string
  /** How an administrator recognises the person. */
  readonly label: string
  readonly locale: Locale
  readonly method: Exclude<Confirmation, 'off'>
  /** Whom they named, unreadably: attempts are counted by it. */
  readonly target: string
  /** Null when the CRM knows no such employee, or this one was named too often. */
  readonly employeeId: string | null
  readonly state: ProofState
  /** How many codes were wrong. */
  readonly tries: number
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  /** Null until the code was mailed, or administrators were told. */
  readonly passedOnAt: Temporal.Instant | null
  readonly decidedBy: string | null
  /** Why it could not be passed on, for the administrator. */
  readonly error: string | null
}

/** Whose attempts are counted: one person's, those on one employee, everybody's. */
export type AttemptsOf =
  | { readonly person: Pick<Visitor, 'botId' | 'userId'> }
  | { readonly target: string }
  | 'everybody'

export interface Proofs {
  add(proof: Omit<Proof, 'tries' | 'passedOnAt' | 'decidedBy' | 'error'>): Promise<void>
  byId(id: string): Promise<Proof | null>
  /** A person's attempts that still wait, newest first. */
  waitingOf(person: Pick<Visitor, 'botId' | 'userId'>, now: Temporal.Instant): Promise<Proof[]>
  /** Attempts since a moment. */
  count(of: AttemptsOf, since: Temporal.Instant): Promise<number>
  /** Waiting, about an employee, and not passed on yet. */
  toPassOn(now: Temporal.Instant): Promise<readonly Proof[]>
  /** Newest first. */
  newest(limit: number): Promise<readonly Proof[]>
  change(
    id: string,
    changes: Partial<Pick<Proof, 'state' | 'tries' | 'passedOnAt' | 'decidedBy' | 'error'>>,
  ): Promise<void>
  /** Keeps a code so that it can be recognised and not read. */
  keepCode(id: string, code: string): Promise<void>
  /** Compares in a time that tells nothing. False while no code was kept. */
  isCode(id: string, code: string): Promise<boolean>
  /** What a name is counted by: unreadable without our key. */
  fingerprint(name: string): string
}
