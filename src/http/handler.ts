import type { Address, AnswerOf, ENDPOINTS, GivenTo } from './schema/index.ts'

/** Who calls, known and let in. */
export interface Caller {
  /** `anybody` at addresses that ask nobody who they are. */
  readonly kind: 'owner' | 'employee' | 'token' | 'anybody'
  /** For the record of what administrators did. */
  readonly name: string
  readonly employeeId: string | null
  readonly sessionId: string | null
  /** The address that the call comes from. */
  readonly from: string
  /** As the browser calls itself. */
  readonly browser: string
  /** Gives the browser a session's token, or takes it away. */
  keepToken(token: string | null): void
}

/** A file, told piece by piece so that it need not fit into memory. */
export interface Download {
  readonly name: string
  readonly chunks: AsyncIterable<string>
}

type Told<A extends Address> = (typeof ENDPOINTS)[A]['answer'] extends string
  ? Download
  : AnswerOf<A>

/** Does what one address is for. What it is given is checked, and the caller may. */
export type Handler<A extends Address> = (given: GivenTo<A>, caller: Caller) => Promise<Told<A>>

/** Handlers of some addresses, by address. */
export type Handlers<A extends Address> = { readonly [Each in A]: Handler<Each> }
