import type { Scope } from '../access/index.ts'
import type { ChartSpec } from '../charts/index.ts'
import type { Account, DeclineReason, Employee, MetricId } from '../crm/index.ts'
import type { RichText } from '../kernel/index.ts'
import type { Button, Capabilities, Form } from '../messengers/index.ts'
import type { Locale } from '../reports/index.ts'
import type { NamedPerson, Question } from '../statistics/index.ts'

/** Everything the dialog may know of who is talking, gathered before the step. */
export interface Viewer {
  readonly employee: Employee
  readonly locale: Locale
  /** The scope that reports open with; one of `scopes`. */
  readonly defaultScope: Scope
  /** The scopes worth offering: one for somebody who sees only themselves. */
  readonly scopes: readonly Scope[]
  /** What this CRM can count. */
  readonly metrics: readonly MetricId[]
  /** Whom this person may see: the only names that free text can mean. */
  readonly people: readonly NamedPerson[]
  /** What the last report in this chat was about, so that «а за прошлый месяц» can follow it. */
  readonly last: Pick<Question, 'subject' | 'scope' | 'view'> | null
  readonly account: Account
  readonly botName: string
  readonly today: Temporal.PlainDate
  readonly capabilities: Capabilities
  /** Whether requests («заявки») may be left with this bot. */
  readonly takesRequests: boolean
}

/** What a person did, as far as the dialog cares. */
export type DialogEvent =
  | { readonly type: 'start' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'button'; readonly data: string }
  | { readonly type: 'other' }

/** What is shown: words, buttons, perhaps a picture or a file. */
export interface Screen {
  readonly text: RichText
  readonly buttons: readonly (readonly Button[])[]
  readonly picture: ChartSpec | null
  readonly file: { readonly name: string; readonly content: string } | null
  /** Shows the button that hands over the person's own phone number. */
  readonly askContact?: true
  /** Opens in a window, where the messenger has windows; the text is what the window says. */
  readonly form?: Form
}

/** A report to be computed at the moment of sending, with the rights of that moment. */
export interface ReportRequest {
  readonly question: Question
  /** Of the breakdown's list, from 0. Null for the short form without the list. */
  readonly page: number | null
}

/** What a step of the conversation wants done. */
export type Wish =
  | { readonly wish: 'show'; readonly screen: Screen }
  | { readonly wish: 'report'; readonly request: ReportRequest }
  | { readonly wish: 'set-locale'; readonly locale: Locale }
  | { readonly wish: 'set-default-scope'; readonly scope: Scope }
  | { readonly wish: 'unsubscribe' }
  /** Of an administrator: a link that signs in to the page. */
  | { readonly wish: 'admin-link' }
  /** Of an administrator: let somebody in who asked for it, or do not. */
  | { readonly wish: 'decide'; readonly request: string; readonly approve: boolean }
  /** Of a handler, about a request («заявка»). */
  | { readonly wish: 'handle'; readonly request: string; readonly act: HandlerAct }

/** What a handler does about a request: with a reason, they turn it down. */
export type HandlerAct =
  | 'take-request'
  | 'ask-why'
  | 'show-request'
  | { readonly why: DeclineReason }
