import { encodeAction, type ReportRequest, type Screen, type Wish } from '../dialog/index.ts'
import { type MessageRef, personLabel, type Update } from '../messengers/index.ts'
import type { Kind } from '../outbox/index.ts'
import type { Locale } from '../reports/index.ts'
import type { Bot, Ledger, Subscriber } from './ledger.ts'
import { languageOf } from './viewer.ts'

/**
 * What an outbox row says. A report is kept as the question, never as its figures: they are worked
 * out at the moment of sending, with the rights of that moment.
 */
export type Body =
  | { readonly type: 'screen'; readonly screen: Screen }
  | {
      readonly type: 'report'
      readonly request: string
      readonly locale: Locale
      /** An administrator's own words above the report. */
      readonly note?: string
    }
  /** A link that signs in to the page: made when it leaves, so that it is kept nowhere. */
  | { readonly type: 'admin-link'; readonly locale: Locale }
  /** A request («заявка») by its id: what it holds is read, and may be shown, as of that moment. */
  | { readonly type: 'request'; readonly request: string; readonly say: RequestSay }

/** Why a request is shown to a handler. `card`: they have it. */
export type RequestSay = 'new' | 'amended' | 'reminder' | 'escalation' | 'card'

/** To whom, and in place of what. */
export interface Addressee {
  readonly update: Update
  /** Null for fixed words to somebody who is nobody to us. */
  readonly subscriber: Subscriber | null
  readonly replaces: MessageRef | null
}

interface Desk {
  readonly ledger: Ledger
  readonly bot: Bot
}

/** Does what the dialog wishes: writes down what is to be said, changes what is to be changed. */
export async function fulfil(
  desk: Desk,
  addressee: Addressee & { readonly subscriber: Subscriber },
  wish: Exclude<Wish, { readonly wish: 'decide' | 'handle' }>,
): Promise<void> {
  const { subscriber } = addressee
  const { subscribers } = desk.ledger
  switch (wish.wish) {
    case 'admin-link': {
      const locale = subscriber.locale ?? languageOf(addressee.update)
      return putBody(desk, addressee, 'admin link', 'text', { type: 'admin-link', locale })
    }
    case 'show':
      return put(desk, addressee, 'screen', wish.screen)
    case 'report':
      await putReport(desk, addressee, subscriber, wish.request)
      return rememberReport(desk, subscriber, wish.request)
    case 'set-locale':
      return subscribers.change(subscriber.id, { locale: wish.locale })
    case 'set-default-scope':
      return subscribers.change(subscriber.id, { defaultScope: wish.scope })
    case 'unsubscribe':
      return subscribers.change(subscriber.id, { state: 'stopped' })
  }
}

/** Writes down fixed words. */
export async function put(
  desk: Desk,
  addressee: Addressee,
  topic: string,
  screen: Screen,
): Promise<void> {
  await putBody(desk, addressee, topic, 'text', { type: 'screen', screen })
}

/** Writes down words to a subscriber who did nothing just now. Wake that bot's lane. */
export async function putFor(
  ledger: Ledger,
  subscriber: Subscriber,
  topic: string,
  screen: Screen,
): Promise<void> {
  await putBodyFor(ledger, subscriber, topic, { type: 'screen', screen })
}

/** Writes down fixed words to whoever left a request. Wake that bot's lane. */
export async function putTo(
  ledger: Ledger,
  { botId, chatId, name }: { botId: string; chatId: string; name: string },
  topic: string,
  screen: Screen,
): Promise<void> {
  // A bot that was removed says nothing any more.
  if ((await ledger.bots.byId(botId)) === null) return
  const body: Body = { type: 'screen', screen }
  await ledger.outbox.put({
    ...{ botId, chatId, topic, recipient: name, replaces: null },
    ...{ lane: 'interactive', kind: 'text', employeeId: null, subscriberId: null },
    body: JSON.stringify(body),
  })
}

/** Shows a request to a subscriber who may handle it. */
export async function putRequestFor(
  ledger: Ledger,
  subscriber: Subscriber,
  request: string,
  say: RequestSay,
): Promise<void> {
  await putBodyFor(ledger, subscriber, `request ${say}`, { type: 'request', request, say })
}

/** Shows a request to the handler who has just pressed a button. */
export async function putRequest(
  desk: Desk,
  addressee: Addressee,
  request: string,
  say: RequestSay,
): Promise<void> {
  await putBody(desk, addressee, `request ${say}`, 'text', { type: 'request', request, say })
}

async function putBodyFor(
  ledger: Ledger,
  subscriber: Subscriber,
  topic: string,
  body: Body,
): Promise<void> {
  const { id, botId, chatId, userId, username, employeeId } = subscriber
  if (chatId === null) return
  await ledger.outbox.put({
    botId,
    chatId,
    lane: 'interactive',
    kind: 'text',
    topic,
    body: JSON.stringify(body),
    replaces: null,
    recipient: labelOf({ username, userId, chatId }),
    employeeId,
    subscriberId: id,
  })
}

/** Somebody who did nothing just now, as an administrator recognises them. */
export function labelOf({
  username,
  userId,
  chatId,
}: Pick<Subscriber, 'username' | 'userId' | 'chatId'>): string {
  return username === null ? (userId ?? chatId ?? '') : `@${username}`
}

async function putReport(
  desk: Desk,
  addressee: Addressee,
  subscriber: Subscriber,
  request: ReportRequest,
): Promise<void> {
  const { question } = request
  const body: Body = {
    type: 'report',
    request: encodeAction({ do: 'report', ...request }),
    locale: subscriber.locale ?? languageOf(addressee.update),
  }
  await putBody(desk, addressee, topicOf(request), KINDS[question.view], body)
}

/** What the log calls a view. */
export const KINDS = { text: 'text', chart: 'picture', trend: 'picture', csv: 'file' } as const

/** What the log keeps of a question: see `topicWords`. */
export function topicOf({ question }: ReportRequest): string {
  const { subject, period, scope, view } = question
  const days = typeof period === 'string' ? period : `${period.from}..${period.to}`
  return [
    subject,
    days,
    scope,
    view,
    ...(question.person ? [`person ${question.person}`] : []),
  ].join(' ')
}

async function rememberReport({ ledger }: Desk, subscriber: Subscriber, request: ReportRequest) {
  const lastReport = lastOf(request)
  // Most presses stay with one report: another period, the next page.
  if (JSON.stringify(lastReport) === JSON.stringify(subscriber.lastReport)) return
  await ledger.subscribers.change(subscriber.id, { lastReport })
}

const lastOf = ({ question: { subject, scope, view } }: ReportRequest) => ({
  subject,
  scope,
  view: view === 'csv' ? ('text' as const) : view,
})

async function putBody(
  { ledger, bot }: Desk,
  { update, subscriber, replaces }: Addressee,
  topic: string,
  kind: Kind,
  body: Body,
): Promise<void> {
  await ledger.outbox.put({
    botId: bot.id,
    chatId: update.chat.id,
    lane: 'interactive',
    kind,
    topic,
    body: JSON.stringify(body),
    replaces: kind === 'file' ? null : replaces,
    recipient: personLabel(update.from),
    employeeId: subscriber?.employeeId ?? null,
    subscriberId: subscriber?.id ?? null,
  })
}
