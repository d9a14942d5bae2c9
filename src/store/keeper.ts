import type { Clock, MakeId, SecretBox } from '../kernel/index.ts'

/** Whose rows, and what the rows need to be written. */
export interface Keeper {
  readonly accountId: string
  readonly clock: Clock
  readonly secretBox: SecretBox
  /** Ids that sort as their rows were made, by `clock`. */
  readonly nextId: MakeId
}
