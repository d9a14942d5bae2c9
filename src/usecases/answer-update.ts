import type { Crm } from '../crm/index.ts'
import {
  asksToReturn,
  crmDownScreen,
  type DialogEvent,
  invitationInvalidScreen,
  privateOnlyScreen,
  refusedScreen,
  step,
  strangerScreen,
  unsubscribedScreen,
  welcomeScreen,
} from '../dialog/index.ts'
import type { Clock } from '../kernel/index.ts'
import type { Capabilities, Update } from '../messengers/index.ts'
import { admit } from './admit.ts'
import { type Company, readCompany } from './company.ts'
import type { Bot, FoundSubscriber, InTransaction, Ledger } from './ledger.ts'
import { acceptInvitation, recognise } from './link-subscriber.ts'
import { notice } from './notice.ts'
import { fulfil, put } from './put-entry.ts'
import { languageOf, viewerOf } from './viewer.ts'

export interface AnswerUpdateDeps {
  readonly inTransaction: InTransaction
  readonly crm: Crm
  readonly clock: Clock
}

/**
 * Moves one conversation one step. Nothing is sent here: replies are written down in the same
 * transaction that claims the update, and the outbox says them.
 */
export async function answerUpdate(
  { inTransaction, crm, clock }: AnswerUpdateDeps,
  bot: Bot,
  capabilities: Capabilities,
  update: Update,
): Promise<void> {
  const company = await readCompany(crm)
  await inTransaction(async (ledger) => {
    if (!(await ledger.claimUpdate(bot.id, update.id))) return
    await converse({ ledger, company, bot, capabilities, update, now: clock() })
  })
}

interface Turn {
  readonly ledger: Ledger
  readonly company: Company | null
  readonly bot: Bot
  readonly capabilities: Capabilities
  readonly update: Update
  readonly now: Temporal.Instant
}

async function converse(turn: Turn): Promise<void> {
  const { ledger, bot, update, now } = turn
  const { event } = update
  if (!update.chat.private) return notice(turn, 'private only', privateOnlyScreen)
  const invited =
    event.type === 'start' && event.code !== null
      ? await acceptInvitation(ledger, bot, update, event.code, now)
      : null
  if (invited !== null) return talk(turn, invited, true)
  const subscriber = await recognise(ledger, bot, update)
  if (subscriber === null) return refuseStranger(turn)
  if (event.type === 'stopped') {
    return ledger.subscribers.change(subscriber.id, { state: 'stopped' })
  }
  if (subscriber.state === 'stopped') return comeBack(turn, subscriber)
  await talk(turn, subscriber)
}

/** A conversation with somebody linked to an employee: first the gate, then the dialog. */
async function talk(turn: Turn, subscriber: FoundSubscriber, isNew = false): Promise<void> {
  const { company, update } = turn
  const event = dialogEvent(update)
  if (event === null) return
  const admission = admit(company, subscriber)
  if (admission.kind === 'refused') return notice(turn, 'refused', refusedScreen)
  const addressee = {
    update,
    subscriber,
    replaces: update.event.type === 'button' ? update.event.under : null,
  }
  const nobody = { ...addressee, subscriber: null }
  if (admission.kind === 'unknown' || company === null) {
    const locale = subscriber.locale ?? languageOf(update)
    return put(turn, nobody, 'crm unavailable', crmDownScreen(locale, null))
  }
  const viewer = viewerOf(turn, company, admission.employee, subscriber)
  if (isNew) return put(turn, addressee, 'welcome', welcomeScreen(viewer))
  const wishes = step(viewer, event)
  const leaves = wishes.some(({ wish }) => wish === 'unsubscribe')
  for (const wish of wishes) {
    // The last word reaches somebody who by then is no subscriber any more.
    if (leaves && wish.wish === 'show') await put(turn, nobody, 'goodbye', wish.screen)
    else await fulfil(turn, addressee, wish)
  }
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

async function refuseStranger(turn: Turn): Promise<void> {
  const { event } = turn.update
  if (event.type === 'stopped' || event.type === 'returned') return
  const invited = event.type === 'start' && event.code !== null
  await notice(turn, 'stranger', invited ? invitationInvalidScreen : strangerScreen)
}

/** What the dialog answers to; null for what needs no answer. */
function dialogEvent({ event }: Update): DialogEvent | null {
  switch (event.type) {
    case 'start':
      return { type: 'start' }
    case 'text':
    case 'button':
      return event
    case 'contact':
    case 'other':
      return { type: 'other' }
    default:
      return null
  }
}
