import type { Clock, SecretBox } from '../kernel/index.ts'

/** Whose rows, and what the rows need to be written. */
export interface Keeper {
  readonly accountId: string
  readonly clock: Clock
  readonly secretBox: SecretBox
}
