import { mayManage } from '../access/index.ts'
import type { Crm } from '../crm/index.ts'
import {
  asksToHandle,
  asksToReturn,
  crmDownScreen,
  type DialogEvent,
  decidedScreen,
  privateOnlyScreen,
  refusedScreen,
  step,
  unsubscribedScreen,
  type Viewer,
  welcomeScreen,
} from '../dialog/index.ts'
import type { Clock } from '../kernel/index.ts'
import type { Capabilities, Update } from '../messengers/index.ts'
import { admit } from './admit.ts'
import { type Company, readCompany } from './company.ts'
import { decideRequest } from './decide-request.ts'
import { leaveRequest } from './leave-request.ts'
import type { Bot, FoundSubscriber, InTransaction, Ledger } from './ledger.ts'
import { acceptInvitation, recognise } from './link-subscriber.ts'
import { meetStranger } from './meet-stranger.ts'
import { notice } from './notice.ts'
import { pressRequest } from './press-request.ts'
import { type Addressee, fulfil, put } from './put-entry.ts'
import { operatorsOf } from './request-handlers.ts'
import { languageOf, viewerOf } from './viewer.ts'

export interface AnswerUpdateDeps {
  readonly inTransaction: InTransaction
  readonly crm: Crm
  readonly clock: Clock
  /** Whether a code can be mailed. */
  readonly mails: boolean
}

/** True when others than this bot's lane may have something to do now. */
type Stirs = boolean

/**
 * Moves one conversation one step. Nothing is sent here: replies are written down in the same
 * transaction that claims the update, and the outbox says them. Resolves to true when other lanes,
 * or the courier, may have something to do.
 */
export async function answerUpdate(
  { inTransaction, crm, clock, mails }: AnswerUpdateDeps,
  bot: Bot,
  capabilities: Capabilities,
  update: Update,
): Promise<Stirs> {
  const company = await readCompany(crm)
  // Asked beforehand: a transaction waits for nothing but the books.
  const operators = isHandling(update) ? await operatorsOf(crm) : []
  return inTransaction(async (ledger) => {
    if (!(await ledger.claimUpdate(bot.id, update.id))) return false
    return converse({ ledger, company, operators, bot, capabilities, update, mails, now: clock() })
  })
}

interface Turn {
  readonly ledger: Ledger
  readonly company: Company | null
  /** The CRM's own, as far as they are asked for. */
  readonly operators: readonly string[]
  readonly bot: Bot
  readonly capabilities: Capabilities
  readonly update: Update
  readonly now: Temporal.Instant
  readonly mails: boolean
}

async function converse(turn: Turn): Promise<Stirs> {
  const { ledger, bot, update, now } = turn
  const { event } = update
  if (event.type === 'receipt') {
    await ledger.log.receive({ ...event, botId: bot.id, chatId: update.chat.id }, now)
    return false
  }
  const window = event.type === 'form' || (event.type === 'request' && event.trigger !== null)
  // A window is seen by one person, wherever it was opened.
  if (!update.chat.private && window) return (await leaveRequest(turn, null)) ?? false
  if (!update.chat.private) {
    await notice(turn, 'private only', privateOnlyScreen)
    return false
  }
  const invited =
    event.type === 'start' && event.code !== null
      ? await acceptInvitation(ledger, bot, update, event.code, now)
      : null
  if (invited !== null) return welcome(turn, invited)
  const subscriber = await recognise(ledger, bot, update)
  const left = await leaveRequest(turn, subscriber)
  if (left !== null) return left
  if (subscriber === null) return welcome(turn, await meetStranger(turn))
  if (event.type === 'stopped') {
    await ledger.subscribers.change(subscriber.id, { state: 'stopped' })
    return false
  }
  if (subscriber.state === 'stopped') await comeBack(turn, subscriber)
  else return talk(turn, subscriber)
  return false
}

async function welcome(turn: Turn, linked: FoundSubscriber | null): Promise<Stirs> {
  if (linked !== null) await talk(turn, linked, true)
  return true
}

/** A conversation with somebody linked to an employee: first the gate, then the dialog. */
async function talk(turn: Turn, subscriber: FoundSubscriber, isNew = false): Promise<Stirs> {
  const { company, update } = turn
  const event = dialogEvent(update)
  if (event === null) return false
  const admission = admit(company, subscriber)
  if (admission.kind === 'refused') {
    await notice(turn, 'refused', refusedScreen)
    return false
  }
  const addressee = {
    update,
    subscriber,
    replaces: update.event.type === 'button' ? update.event.under : null,
  }
  const nobody = { ...addressee, subscriber: null }
  if (admission.kind === 'unknown' || company === null) {
    const locale = subscriber.locale ?? languageOf(update)
    await put(turn, nobody, 'crm unavailable', crmDownScreen(locale, null))
    return false
  }
  const viewer = viewerOf(turn, company, admission.employee, subscriber)
  if (isNew) {
    await put(turn, addressee, 'welcome', welcomeScreen(viewer))
    return true
  }
  const wishes = step(viewer, event)
  const leaves = wishes.some(({ wish }) => wish === 'unsubscribe')
  for (const wish of wishes) {
    // The last word reaches somebody who by then is no subscriber any more.
    if (leaves && wish.wish === 'show') await put(turn, nobody, 'goodbye', wish.screen)
    else if (wish.wish === 'decide') await decide(turn, addressee, viewer, wish)
    else if (wish.wish === 'handle') {
      const staff = { employees: company.employees, operators: turn.operators }
      await pressRequest({ ...turn, staff, viewer, addressee }, wish.request, wish.act)
    } else await fulfil(turn, addressee, wish)
  }
  return wishes.some(({ wish }) => wish === 'decide' || wish === 'handle')
}

/** A press is only as good as the rights of whoever presses, now. */
async function decide(
  turn: Turn,
  addressee: Addressee,
  { employee, locale }: Viewer,
  { request, approve }: { readonly request: string; readonly approve: boolean },
): Promise<void> {
  const { ledger, bot, company, now } = turn
  // On the demo page anybody may be anybody.
  const listed = await ledger.administration.listedManagers()
  const may = mayManage(employee, listed) && bot.kind !== 'web-chat'
  if (!may || company === null) {
    return put(turn, addressee, 'refused', refusedScreen(locale))
  }
  const deciding = { request, approve, by: employee.login, now }
  const decision = await decideRequest(ledger, company.employees, deciding)
  await put(turn, addressee, `request ${decision}`, decidedScreen(locale, decision))
}

/** The same account and employee need no new proof to come back, but they must want to. */
async function comeBack(turn: Turn, subscriber: FoundSubscriber): Promise<void> {
  const { ledger, update } = turn
  const event = dialogEvent(update)
  const unblocked = update.event.type === 'returned'
  if (!unblocked && (event === null || !asksToReturn(event))) {
    return notice(turn, 'stopped', unsubscribedScreen)
  }
  const changes = { state: 'subscribed', chatId: update.chat.id } as const
  await ledger.subscribers.change(subscriber.id, changes)
  await talk(turn, { ...subscriber, ...changes })
}

const isHandling = ({ event }: Update) => event.type === 'button' && asksToHandle(event.data)

/** What the dialog answers to; null for what needs no answer. */
function dialogEvent({ event }: Update): DialogEvent | null {
  switch (event.type) {
    case 'start':
      return { type: 'start' }
    case 'text':
    case 'button':
      return event
    case 'request':
      return { type: 'text', text: '/request' }
    case 'contact':
    case 'other':
      return { type: 'other' }
    default:
      return null
  }
}
