import type { Account, Crm, Employee, ReadOptions } from '../crm/index.ts'
import type { Answer } from './figures.ts'
import type { Question } from './question.ts'

/** A question with everything that was found out about it. */
export interface Asking {
  readonly crm: Crm
  readonly question: Question
  readonly account: Account
  readonly employees: readonly Employee[]
  readonly viewer: Employee
  /** Whose figures are asked for; the viewer may see each of them. */
  readonly people: ReadonlySet<string>
  /** Everyone whom the viewer may see. */
  readonly visible: ReadonlySet<string>
  readonly today: Temporal.PlainDate
  readonly read: ReadOptions
}

/** `Omit` that keeps a union a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** What each kind of answer computes; the rest is the same for all. */
export type Answered = Without<
  Answer,
  'question' | 'account' | 'viewer' | 'person' | 'period' | 'asOf'
> & {
  readonly asOf: Temporal.Instant
}

/** The moment that a whole answer can vouch for. */
export function oldest(instants: readonly Temporal.Instant[]): Temporal.Instant {
  const [first] = [...instants].sort(Temporal.Instant.compare)
  // Nothing was read: as old as can be, so that nobody takes it for fresh.
  return first ?? Temporal.Instant.fromEpochMilliseconds(0)
}
