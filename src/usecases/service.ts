import type { Crm } from '../crm/index.ts'
import type { Mailer } from '../mail/index.ts'
import type { Books } from './ledger.ts'
import type { ClientFor, RoutesFor } from './manage-bots.ts'
import type { ServedBots } from './serve-bots.ts'

/** What is connected now, and whether the environment or the page has set it. */
export interface ConnectionsInForce {
  readonly demo: boolean
  readonly crmUrl: string
  readonly publicUrl: string | null
  readonly proxyUrl: string | null
  readonly mail: { readonly url: string; readonly from: string } | null
  /** The page cannot change what the environment sets. */
  readonly fromEnvironment: {
    readonly [name in 'crm' | 'publicUrl' | 'proxy' | 'mail']: boolean
  }
}

/** The service as it runs now. Opened anew when its connections change. */
export interface Service {
  readonly books: Books
  readonly crm: Crm
  readonly clientFor: ClientFor
  readonly routesFor: RoutesFor
  readonly mailer: Mailer | null
  readonly served: ServedBots
  readonly connections: ConnectionsInForce
}

/** What a connection turned out to be when it was tried. */
export interface Verdict {
  readonly ok: boolean
  /** What was found, in words. */
  readonly facts: string[]
  readonly code: string | null
  /** The real reason, in the words of whoever refused. */
  readonly reason: string | null
  readonly cure: string | null
}

/** A connection to be tried, with its password. */
export type Tried =
  | { readonly what: 'crm'; readonly crmUrl: string }
  | {
      readonly what: 'mail'
      readonly mail: { readonly url: string; readonly from: string }
      /** Where a letter goes, to see it arrive; null to try the connection alone. */
      readonly to: string | null
    }
  | { readonly what: 'proxy'; readonly proxyUrl: string }
  | { readonly what: 'address'; readonly publicUrl: string }
