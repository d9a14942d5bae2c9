import type { DeclineReason } from '../crm/index.ts'
import type { Locale } from '../reports/index.ts'

/**
 * `new`: kept here, not in the CRM yet (or the CRM takes none); `failed`: the CRM refused it for
 * good, and says why. Handlers see it and may take it in any state before `taken` and `declined`.
 */
export type RequestState = 'new' | 'in-crm' | 'taken' | 'declined' | 'failed'

/** Where somebody talks to a bot. */
export interface ChatOf {
  readonly botId: string
  readonly chatId: string
  readonly userId: string
}

/** How whoever asks can be reached; one of them is there. */
export interface Contacts {
  /** E.164: «+79161234567». */
  readonly phone: string | null
  readonly email: string | null
}

/** A request («заявка»): somebody's wish to be called back. */
export interface Request extends ChatOf, Contacts {
  readonly id: string
  /** What its author and everybody else calls it by: counted from 1 in each account. */
  readonly number: number
  readonly locale: Locale
  readonly name: string
  /** Everything that was said, whatever the CRM has room for. It only ever grows. */
  readonly text: string
  readonly state: RequestState
  readonly consentedAt: Temporal.Instant
  readonly createdAt: Temporal.Instant
  /** Who has it: by a button, or by the CRM's own rules; null while nobody has. */
  readonly employeeId: string | null
  readonly declinedWhy: DeclineReason | null
  readonly crmId: string | null
  readonly crmUrl: string | null
  /** How much of the text the CRM was given. */
  readonly crmLength: number
  /** The last thing that the CRM was told of who has it. */
  readonly crmTold: 'taken' | 'declined' | null
  /** When the CRM is to be told something; null when it knows all, or refused for good. */
  readonly dueAt: Temporal.Instant | null
  readonly attempts: number
  /** Why the CRM could not be told, for the administrator. */
  readonly error: string | null
  /** What handlers are not told yet. */
  readonly news: 'amended' | 'taken' | 'declined' | null
  readonly announcedAt: Temporal.Instant | null
  readonly remindedAt: Temporal.Instant | null
  readonly escalatedAt: Temporal.Instant | null
}

export type RequestChanges = Partial<
  Pick<
    Request,
    | 'text'
    | 'state'
    | 'employeeId'
    | 'declinedWhy'
    | 'crmId'
    | 'crmUrl'
    | 'crmLength'
    | 'crmTold'
    | 'dueAt'
    | 'attempts'
    | 'error'
    | 'news'
    | 'announcedAt'
    | 'remindedAt'
    | 'escalatedAt'
  >
>

/** What somebody filled in. */
export type NewRequest = Pick<
  Request,
  | 'id'
  | 'botId'
  | 'chatId'
  | 'userId'
  | 'locale'
  | 'name'
  | 'phone'
  | 'email'
  | 'text'
  | 'consentedAt'
  | 'createdAt'
  | 'dueAt'
>

/** Whose requests are counted. */
export type RequestsOf =
  | { readonly person: Pick<ChatOf, 'botId' | 'userId'> }
  | { readonly botId: string }
  | 'everybody'

/** What handlers are to be told of. */
export type Waiting =
  | { readonly for: 'announcement' | 'news' }
  | { readonly for: 'reminder' | 'escalation'; readonly announcedBefore: Temporal.Instant }

export interface Requests {
  /** Keeps a request under the next number. */
  add(request: NewRequest): Promise<Request>
  byId(id: string): Promise<Request | null>
  /** Newest first; with `before`, those older than the request of that id. */
  page(limit: number, before?: string, state?: RequestState): Promise<readonly Request[]>
  /** The newest since a moment that nobody declined and that has this phone or email. */
  sameContacts(contacts: Contacts, since: Temporal.Instant): Promise<Request | null>
  newestOf(person: Pick<ChatOf, 'botId' | 'userId'>): Promise<Request | null>
  count(of: RequestsOf, since: Temporal.Instant): Promise<number>
  /** What the CRM is to be told now, oldest first. */
  due(now: Temporal.Instant, limit: number): Promise<readonly Request[]>
  /** What handlers are to be told of, oldest first: but for news, neither taken nor declined. */
  waiting(what: Waiting, limit: number): Promise<readonly Request[]>
  change(id: string, changes: RequestChanges): Promise<void>
  /** Gives a request to an employee; false when somebody has it, or it was declined. */
  take(id: string, employeeId: string, now: Temporal.Instant): Promise<boolean>
}

/**
 * How far a conversation about a request has come. `employee`: the stranger said that they work
 * here, so what they write names them.
 */
export type DraftStep = 'employee' | 'consent' | 'name' | 'contact' | 'text'

/** A form that is being filled in, a step a message. */
export interface RequestDraft extends ChatOf, Contacts {
  readonly step: DraftStep
  readonly name: string | null
  readonly text: string | null
  readonly consentedAt: Temporal.Instant | null
  /** Left for now: what is written is no answer until the person comes back to it. */
  readonly paused: boolean
  readonly updatedAt: Temporal.Instant
}

export interface RequestDrafts {
  of(chat: ChatOf): Promise<RequestDraft | null>
  /** Puts the draft in place of the chat's last one. */
  save(draft: RequestDraft): Promise<void>
  drop(chat: ChatOf): Promise<void>
}
