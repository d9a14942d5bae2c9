import { offeredScopes, SCOPES, type Scope } from '../access/index.ts'
import type { ChartRenderer } from '../charts/index.ts'
import type { Crm } from '../crm/index.ts'
import {
  crmDownScreen,
  crmMismatchScreen,
  decodeAction,
  failedScreen,
  type ReportRequest,
  refusedScreen,
  reportScreen,
  type Screen,
} from '../dialog/index.ts'
import {
  AppError,
  type Clock,
  codeOf,
  type ErrorCode,
  line,
  plainText,
  type RichText,
} from '../kernel/index.ts'
import type { Capabilities } from '../messengers/index.ts'
import type { Entry, Prepared } from '../outbox/index.ts'
import type { Locale } from '../reports/index.ts'
import { answer, type Question } from '../statistics/index.ts'
import { admit } from './admit.ts'
import { readCompany } from './company.ts'
import type { Bot, FoundSubscriber, InTransaction, Ledger, Subscriber } from './ledger.ts'
import { prepareAdminLink } from './prepare-admin-link.ts'
import { prepareRequest } from './prepare-request.ts'
import type { Body } from './put-entry.ts'
import { replyOf } from './reply-of.ts'

export interface PrepareDeps {
  readonly read: Ledger
  readonly crm: Crm
  readonly charts: ChartRenderer
  readonly clock: Clock
  readonly bot: Bot
  readonly capabilities: Capabilities
  readonly inTransaction: InTransaction
  /** Where administrators open the page. */
  readonly pageUrl: string
}

/**
 * Works out what an entry says, right before it leaves. The recipient passes the gate once more
 * here, so whoever was deactivated, blocked, unlinked or has stopped since gets nothing of what was
 * queued; reports are computed now, with the rights of now.
 */
export async function prepareEntry(deps: PrepareDeps, entry: Entry): Promise<Prepared> {
  // Written only by `put-entry.ts` and `place-broadcasts.ts`.
  const body: Body = JSON.parse(entry.body)
  const prepared = await prepare(deps, entry, body)
  if ('skip' in prepared || body.type === 'admin-link') return prepared
  if (!(await deps.read.settings.get('keepTexts'))) return prepared
  return { ...prepared, said: plainText(prepared.reply.text) }
}

async function prepare(deps: PrepareDeps, entry: Entry, body: Body): Promise<Prepared> {
  if (entry.subscriberId === null) {
    return body.type === 'screen' ? { reply: replyOf(body.screen) } : { skip: 'no recipient' }
  }
  const subscriber = await deps.read.subscribers.byId(entry.subscriberId)
  if (subscriber === null || subscriber.employeeId !== entry.employeeId) {
    return { skip: 'not linked any more' }
  }
  const skip = await reasonToSkip(deps, entry, subscriber)
  if (skip !== null) return { skip }
  if (body.type === 'screen') return { reply: replyOf(body.screen) }
  if (body.type === 'admin-link') return prepareAdminLink(deps, subscriber, body.locale)
  if (body.type === 'request') return prepareRequest(deps, entry, subscriber, body)
  return entry.lane === 'bulk'
    ? prepareBroadcast(deps, subscriber, body)
    : prepareReport(deps, subscriber, body)
}

async function reasonToSkip(
  { crm }: PrepareDeps,
  entry: Entry,
  subscriber: FoundSubscriber,
): Promise<string | null> {
  if (subscriber.chatId !== entry.chatId) return 'linked from another chat since'
  if (subscriber.state !== 'subscribed') return 'not subscribed any more'
  const admission = admit(await readCompany(crm), subscriber)
  if (admission.kind === 'unknown' && entry.lane === 'bulk') {
    throw new AppError('crm-unavailable', 'The CRM does not answer')
  }
  return admission.kind === 'refused' ? 'deactivated or blocked' : null
}

type ReportBody = Extract<Body, { readonly type: 'report' }>

/**
 * A report that nobody asked for: where there are no figures, nothing is said in their place. While
 * the CRM is away it waits; who may not see it gets nothing.
 */
async function prepareBroadcast(
  deps: PrepareDeps,
  subscriber: Subscriber,
  { request, locale, note = '' }: ReportBody,
): Promise<Prepared> {
  const action = decodeAction(request)
  if (action?.do !== 'report') return { skip: 'asked by another version' }
  try {
    const question = await narrowed(deps, subscriber, action.question)
    const prepared = await drawReport(deps, subscriber, { ...action, question }, locale)
    if (note === '' || 'skip' in prepared) return prepared
    const { reply, ...rest } = prepared
    return { ...rest, reply: { ...reply, text: [...noteLines(note), [], ...reply.text] } }
  } catch (error) {
    if (codeOf(error) === 'not-allowed') return { skip: 'may not see it any more' }
    throw error
  }
}

/** «Everybody's» figures of somebody who sees only themselves are called their own. */
async function narrowed(
  { crm }: PrepareDeps,
  { employeeId }: Subscriber,
  question: Question,
): Promise<Question> {
  const employees = await crm.employees()
  const viewer = employees.find(({ id }) => id === employeeId)
  const offered = viewer === undefined ? [] : offeredScopes(viewer, employees)
  const width = (scope: Scope) => SCOPES.indexOf(scope)
  const scope = offered.findLast((one) => width(one) <= width(question.scope))
  return { ...question, scope: scope ?? question.scope }
}

const noteLines = (note: string): RichText => note.split(/\r?\n/).map((text) => line(text))

async function prepareReport(
  deps: PrepareDeps,
  subscriber: Subscriber,
  { request, locale }: ReportBody,
): Promise<Prepared> {
  const action = decodeAction(request)
  if (action?.do !== 'report') return { skip: 'asked by another version' }
  try {
    return await drawReport(deps, subscriber, action, locale)
  } catch (error) {
    const instead = screenFor(codeOf(error), action, locale)
    if (instead === null) throw error
    return { reply: replyOf(instead) }
  }
}

/** What is said in place of a report that cannot be had; null when sending itself failed. */
function screenFor(code: ErrorCode | null, request: ReportRequest, locale: Locale): Screen | null {
  switch (code) {
    case 'crm-unavailable':
      return crmDownScreen(locale, request)
    case 'crm-mismatch':
      return crmMismatchScreen(locale)
    case 'not-allowed':
      return refusedScreen(locale)
    case 'not-found':
    case 'bad-input':
      return failedScreen(locale)
    default:
      return null
  }
}

async function drawReport(
  deps: PrepareDeps,
  { employeeId }: Subscriber,
  request: ReportRequest,
  locale: Locale,
): Promise<Prepared> {
  const { crm, clock, capabilities, charts } = deps
  const now = clock()
  const [answered, employees] = await Promise.all([
    answer(crm, request.question, employeeId, now),
    crm.employees(),
  ])
  const viewer = employees.find(({ id }) => id === employeeId)
  if (viewer === undefined) throw new AppError('not-allowed', 'The employee is gone')
  const scopes = offeredScopes(viewer, employees)
  const today = now.toZonedDateTimeISO(answered.account.timeZone).toPlainDate()
  const reader = { locale, scopes, today, capabilities }
  const old = answered.asOf.toInstant().until(now).total('seconds') > oldAfter(request)
  const screen = reportScreen(reader, answered, request, old ? { note: 'crm-down' } : {})
  if (screen.picture === null) return { reply: replyOf(screen) }
  try {
    return { reply: { ...replyOf(screen), picture: await charts.render(screen.picture) } }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const inWords = reportScreen(reader, answered, request, { note: 'chart-failed' })
    return { reply: replyOf(inWords), note: `sent without its picture: ${error.message}` }
  }
}

/** Figures that should have been newer than this many seconds are there because the CRM is not. */
const oldAfter = ({ question }: ReportRequest) => (question.fresh ? 10 : 60)
