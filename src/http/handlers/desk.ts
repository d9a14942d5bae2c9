import type { Clock } from '../../kernel/index.ts'
import type {
  Act,
  Connections,
  Ledger,
  Service,
  SignInDeps,
  Tried,
  Verdict,
} from '../../usecases/index.ts'
import type { Caller } from '../handler.ts'

/** What the handlers of the administration page work with. */
export interface Desk {
  /** What runs now; waits while it is being opened anew. */
  readonly service: () => Promise<Service>
  /** Closes what runs and opens it with the connections that are kept now. */
  readonly reopen: () => Promise<void>
  /** Tries a connection without keeping it. Never throws for a connection that fails. */
  readonly tryOut: (what: Tried) => Promise<Verdict>
  /** Throws `bad-config` for connections that could not even be opened. */
  readonly mustOpen: (connections: Partial<Connections>) => Promise<void>
  readonly clock: Clock
  readonly version: string
}

export async function signInDeps({
  service,
  clock,
}: Pick<Desk, 'service' | 'clock'>): Promise<SignInDeps> {
  const { books, crm } = await service()
  return { books, crm, clock }
}

/** For the record: who did what to whom. */
export function actOf({ kind, name, from }: Caller, what: string, subject: string): Act {
  return { who: kind === 'owner' ? 'owner' : name, what, subject, from }
}

/** Writes down what somebody did, apart from the change itself where that is not ours to join. */
export async function record(
  { service }: Desk,
  caller: Caller,
  what: string,
  subject: string,
): Promise<void> {
  const { books } = await service()
  await books.inTransaction(({ administration }: Ledger) =>
    administration.acts.add(actOf(caller, what, subject)),
  )
}
