import type { Crm } from '../crm/index.ts'
import {
  type DialogEvent,
  invitationInvalidScreen,
  privateOnlyScreen,
  refusedScreen,
  type Screen,
  step,
  strangerScreen,
  unavailableScreen,
  unsubscribedScreen,
  welcomeScreen,
} from '../dialog/index.ts'
import type { Clock } from '../kernel/index.ts'
import type { Capabilities, Update } from '../messengers/index.ts'
import type { Locale } from '../reports/index.ts'
import { admit } from './admit.ts'
import { type Company, readCompany } from './company.ts'
import type { Bot, InTransaction, Ledger, Subscriber } from './ledger.ts'
import { acceptInvitation, recognise } from './link-subscriber.ts'
import { type Addressee, fulfil, put } from './put-entry.ts'
import { viewerOf } from './viewer.ts'

export interface AnswerUpdateDeps {
  readonly inTransaction: InTransaction
  readonly crm: Crm
  readonly clock: Clock
}

/** How often the same refusal may be said to one chat in `NOTICE_HOURS`; then silence. */
const NOTICES = { 'private only': 1, stranger: 5, refused: 5 } as const
const NOTICE_HOURS = 24

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

interface Step {
  readonly ledger: Ledger
  readonly company: Company | null
  readonly bot: Bot
  readonly capabilities: Capabilities
  readonly update: Update
  readonly now: Temporal.Instant
}

async function converse(step: Step): Promise<void> {
  const { ledger, bot, update, now } = step
  const { event } = update
  if (!update.chat.private) return notice(step, 'private only', privateOnlyScreen)
  if (event.type === 'start' && event.code !== null) {
    const linked = await acceptInvitation(ledger, bot, update, event.code, now)
    if (linked !== null) return greet(step, linked)
  }
  const subscriber = await recognise(ledger, bot, update)
  if (subscriber === null) return refuseStranger(step)
  if (event.type === 'stopped') {
    return ledger.subscribers.change(subscriber.id, { state: 'stopped' })
  }
  if (subscriber.state === 'stopped') return comeBack(step, subscriber)
  if (event.type === 'returned') return
  await talk(step, subscriber)
}

/** A person's second self: the same account and employee need no new proof to come back. */
async function comeBack(step: Step, subscriber: Subscriber): Promise<void> {
  const { ledger, update } = step
  const { type } = update.event
  if (type !== 'start' && type !== 'returned') {
    return notice(step, 'stranger', () => unsubscribedScreen(localeOf(update, subscriber)))
  }
  await ledger.subscribers.change(subscriber.id, { state: 'subscribed', chatId: update.chat.id })
  if (type === 'start') await talk(step, { ...subscriber, state: 'subscribed' })
}

async function greet(step: Step, subscriber: Subscriber): Promise<void> {
  const admission = await admit(step.ledger, step.company, subscriber)
  if (admission.kind !== 'admitted' || step.company === null) {
    return talk(step, subscriber)
  }
  const viewer = viewerOf(step, step.company, admission.employee, subscriber)
  await put(step, addresseeOf(step, subscriber), 'welcome', welcomeScreen(viewer))
}

async function talk(current: Step, subscriber: Subscriber): Promise<void> {
  const { ledger, company, update } = current
  const locale = localeOf(update, subscriber)
  const admission = await admit(ledger, company, subscriber)
  if (admission.kind === 'refused') return notice(current, 'refused', refusedScreen)
  if (admission.kind === 'unknown' || company === null) {
    const addressee = { ...addresseeOf(current, subscriber), subscriber: null }
    return put(current, addressee, 'crm unavailable', unavailableScreen(locale, null))
  }
  const event = dialogEvent(update)
  if (event === null) return
  const viewer = viewerOf(current, company, admission.employee, subscriber)
  const addressee = addresseeOf(current, subscriber)
  for (const wish of step(viewer, event)) await fulfil(current, addressee, wish)
}

async function refuseStranger(step: Step): Promise<void> {
  const { event } = step.update
  if (event.type === 'stopped' || event.type === 'returned') return
  const invited = event.type === 'start' && event.code !== null
  await notice(step, 'stranger', invited ? invitationInvalidScreen : strangerScreen)
}

/** Fixed words to somebody who gets no figures: a few times a day, then silence. */
async function notice(
  step: Step,
  topic: keyof typeof NOTICES,
  screen: (locale: Locale) => Screen,
): Promise<void> {
  const { ledger, bot, update, now } = step
  const since = now.subtract({ hours: NOTICE_HOURS })
  const told = await ledger.outbox.toldSince(bot.id, update.chat.id, topic, since)
  if (told >= NOTICES[topic]) return
  await put(
    step,
    { update, subscriber: null, replaces: null },
    topic,
    screen(localeOf(update, null)),
  )
}

function dialogEvent({ event }: Update): DialogEvent | null {
  switch (event.type) {
    case 'start':
      return { type: 'start' }
    case 'text':
      return { type: 'text', text: event.text }
    case 'button':
      return { type: 'button', data: event.data }
    case 'contact':
    case 'other':
      return { type: 'other' }
    default:
      return null
  }
}

function addresseeOf({ update }: Step, subscriber: Subscriber): Addressee {
  const { event } = update
  return { update, subscriber, replaces: event.type === 'button' ? event.under : null }
}

export function localeOf({ from }: Update, subscriber: Subscriber | null): Locale {
  return subscriber?.locale ?? (from.language?.toLowerCase().startsWith('en') ? 'en' : 'ru')
}
