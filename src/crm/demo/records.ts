/**
 * What the demo company's tables hold, a table each: `dealLines` is `deal_lines`, `createdAt` is
 * `created_at`. Money is in kopecks. `…At` are UTC timestamps, but for `startedAt` of calls and
 * `processedAt` of requests, which are the wall clock's, as in telephony.
 */
export interface Records {
  readonly employees: EmployeeRecord[]
  readonly clients: ClientRecord[]
  readonly products: ProductRecord[]
  readonly deals: DealRecord[]
  readonly dealLines: DealLineRecord[]
  readonly invoices: InvoiceRecord[]
  readonly payments: PaymentRecord[]
  readonly documents: DocumentRecord[]
  readonly activities: ActivityRecord[]
  readonly calls: CallRecord[]
  readonly requests: RequestRecord[]
  readonly plans: PlanRecord[]
}

interface EmployeeRecord {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly mobile: string
  readonly role: string
  readonly managerId: number | null
  readonly active: 0 | 1
  readonly administrator: 0 | 1
  readonly individualPlan: 0 | 1
}

export interface ClientRecord {
  readonly id: number
  readonly name: string
  readonly city: string
  readonly creatorId: number
  readonly ownerId: number
  readonly createdAt: string
}

interface ProductRecord {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly price: number
}

export interface DealRecord {
  readonly id: number
  readonly title: string
  readonly clientId: number
  readonly creatorId: number
  readonly ownerId: number
  readonly amount: number
  readonly margin: number
  readonly createdAt: string
  readonly status: 'open' | 'won' | 'lost'
  readonly closedAt: string | null
}

interface DealLineRecord {
  readonly id: number
  readonly dealId: number
  readonly productId: number
  readonly price: number
  readonly quantity: number
}

export interface InvoiceRecord {
  readonly id: number
  readonly number: string
  readonly dealId: number
  readonly ownerId: number
  readonly amount: number
  readonly issuedAt: string
  readonly dueOn: string
}

interface PaymentRecord {
  readonly id: number
  readonly invoiceId: number
  readonly ownerId: number
  readonly amount: number
  readonly paidAt: string
}

interface DocumentRecord {
  readonly id: number
  readonly kind: string
  readonly dealId: number
  readonly ownerId: number
  readonly createdAt: string
}

interface ActivityRecord {
  readonly id: number
  readonly kind: string
  readonly ownerId: number
  readonly happenedAt: string
}

interface CallRecord {
  readonly id: number
  readonly ownerId: number
  readonly direction: 'in' | 'out'
  readonly answered: 0 | 1
  readonly seconds: number
  readonly startedAt: string
}

export interface RequestRecord {
  readonly id: number
  readonly contact: string
  readonly source: string
  readonly ownerId: number | null
  readonly status: 'new' | 'in-work' | 'handled' | 'rejected'
  readonly createdAt: string
  readonly processedAt: string | null
}

export interface PlanRecord {
  readonly employeeId: number
  readonly year: number
  readonly month: number
  readonly turnover: number
  readonly margin: number
}

export function noRecords(): Records {
  return {
    employees: [],
    clients: [],
    products: [],
    deals: [],
    dealLines: [],
    invoices: [],
    payments: [],
    documents: [],
    activities: [],
    calls: [],
    requests: [],
    plans: [],
  }
}
