import type { Sight } from '../crm.ts'

/**
 * A company's records, before any CRM's way of keeping them. A source's test writes them into its
 * own tables; the contract works out from them what the source must answer. Ids are numbers as
 * text, money is decimal text. A record without a moment was never dated; an owner may be nobody
 * (null), or someone who is not among the employees any more.
 */
export interface Company {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly employees: readonly Person[]
  readonly clients: readonly { id: string; creatorId: Owner; createdAt: Moment }[]
  readonly deals: readonly Deal[]
  readonly invoices: readonly Invoice[]
  readonly documents: readonly Dated[]
  readonly activities: readonly Dated[]
  readonly calls: readonly (Dated & { direction: Direction; seconds: number | null })[]
  readonly requests: readonly (Dated & { status: RequestStatus; processedAt: Moment })[]
  readonly lines: readonly Line[]
  readonly targets: readonly Target[]
}

export type Moment = Temporal.Instant | null
export type Owner = string | null
export type Direction = 'out' | 'in' | 'internal'
export type RequestStatus = 'new' | 'in-work' | 'handled' | 'rejected'

interface Dated {
  readonly id: string
  readonly ownerId: Owner
  readonly at: Moment
}

export interface Person {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string | null
  readonly phones: readonly string[]
  readonly sight: Sight
  readonly managerId: string | null
  readonly active: boolean
  readonly administrator: boolean
}

/** In the order of their creation. One that is open may have a closing date all the same. */
export interface Deal {
  readonly id: string
  readonly clientId: string | null
  readonly creatorId: Owner
  readonly ownerId: Owner
  readonly createdAt: Moment
  readonly status: 'open' | 'won' | 'lost'
  readonly closedAt: Moment
  readonly amount: string | null
  readonly margin: string | null
}

/** Its deal may be missing. One that is not paid may have a date of payment all the same. */
export interface Invoice {
  readonly id: string
  readonly dealId: string | null
  readonly ownerId: Owner
  readonly issuedAt: Moment
  readonly amount: string | null
  readonly paid: boolean
  readonly paidAt: Moment
}

/** Goods of a deal: a price with two decimals, a quantity with up to three. */
export interface Line {
  readonly id: string
  readonly dealId: string
  readonly price: string | null
  readonly quantity: string | null
}

/** A month may have several of them: they add up. */
interface Target {
  readonly employeeId: string
  readonly year: number
  readonly month: number
  readonly turnover: string
  readonly margin: string
}
