import {
  REQUEST_ROOM,
  type RequestStep,
  requestAcceptedScreen,
  requestFormScreen,
  requestLeftScreen,
  requestRefusedScreen,
  requestStepScreen,
  type Screen,
  type StepNote,
} from '../dialog/index.ts'
import { type FilledIn, keepRequest, mayLeave } from './keep-request.ts'
import { put } from './put-entry.ts'
import { readPhone } from './read-claim.ts'
import type { RequestDraft } from './request.ts'
import { readContacts, readEmail, readName, readWords } from './request-fields.ts'
import { type FormWish, hold, type Visit } from './request-visit.ts'

/** What of a form is known. */
type Filled = Pick<RequestDraft, 'name' | 'phone' | 'email' | 'text' | 'consentedAt'>

const NOTHING: Filled = { name: null, phone: null, email: null, text: null, consentedAt: null }

/** Questions in one chat in an hour: whoever is asked more often plays with us. */
const MOST_QUESTIONS = 60
/** Repeats of one chat in a day whose words are added. */
const MOST_REPEATS = 5

/** One step of the form. True when handlers or the CRM may have something to do now. */
export async function fillIn(visit: Visit, wish: FormWish): Promise<boolean> {
  const { ledger, chat, now } = visit
  const draft = begun(visit)
  switch (wish.wants) {
    case 'form':
      return open(visit, draft, wish)
    case 'agree':
      return goOn(visit, { ...(draft ?? NOTHING), consentedAt: draft?.consentedAt ?? now })
    case 'anew':
      return goOn(visit, { ...NOTHING, consentedAt: draft?.consentedAt ?? null })
    case 'leave': {
      if (draft !== null && draft.consentedAt !== null) {
        await ledger.drafts.save({ ...draft, paused: true, updatedAt: now })
        return say(visit, requestLeftScreen(visit.locale))
      }
      await ledger.drafts.drop(chat)
      return say(visit, requestRefusedScreen(visit.locale))
    }
    case 'answer':
      return answer(visit, draft ?? NOTHING, wish.said)
  }
}

/** Leaves the form for now: something else was asked. */
export async function pauseDraft({ ledger, draft }: Visit): Promise<void> {
  if (draft !== null) await ledger.drafts.save({ ...draft, paused: true })
}

/** A form from a window. What is not filled in rightly is asked for in the chat. */
export async function submitForm(
  visit: Visit,
  values: Readonly<Record<string, string>>,
): Promise<boolean> {
  const value = (name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : '')
  return goOn(visit, {
    name: readName(value('name')),
    phone: readPhone(value('phone')),
    email: readEmail(value('email')),
    text: readWords(value('text')),
    consentedAt: value('consent') === 'yes' ? visit.now : null,
  })
}

/** Opens the form, or goes on where it was left. */
async function open(
  visit: Visit,
  draft: RequestDraft | null,
  { trigger, text }: Extract<FormWish, { wants: 'form' }>,
): Promise<boolean> {
  if (!(await mayLeave(visit))) return hold(visit)
  const said = text === null ? null : readWords(text)
  const filled = { ...(draft ?? NOTHING), ...(said !== null && { text: said }) }
  if (trigger !== null && visit.capabilities.forms) return openWindow(visit, filled, trigger)
  return goOn(visit, filled, draft !== null ? 'going-on' : null)
}

async function openWindow(visit: Visit, filled: Filled, trigger: string): Promise<false> {
  const start = {
    trigger,
    policyUrl: await visit.ledger.settings.get('policyUrl'),
    name: filled.name ?? '',
    phone: filled.phone ?? '',
    email: filled.email ?? '',
    text: filled.text ?? '',
  }
  return say(visit, requestFormScreen(visit.locale, start))
}

async function answer(visit: Visit, filled: Filled, said: string | null): Promise<boolean> {
  const step = missing(filled)
  if (said === null) return ask(visit, filled, step ?? 'text', 'words')
  const more = read(visit, step, said)
  if (more !== null) return goOn(visit, { ...filled, ...more })
  const long = step === 'text' && said.length > REQUEST_ROOM.text
  return ask(visit, filled, step ?? 'text', long ? 'too-long' : 'wrong')
}

/** What words say in answer to a step; null when it is no answer. */
function read({ now }: Visit, step: RequestStep | null, said: string): Partial<Filled> | null {
  switch (step) {
    case 'consent':
      return YES.test(said) ? { consentedAt: now } : null
    case 'name': {
      const name = readName(said)
      return name === null ? null : { name }
    }
    case 'contact':
      return readContacts(said)
    default: {
      const text = readWords(said)
      return text === null ? null : { text }
    }
  }
}

/** The first thing that is still to be asked. */
function missing({ consentedAt, name, phone, email, text }: Filled): RequestStep | null {
  if (consentedAt === null) return 'consent'
  if (name === null) return 'name'
  if (phone === null && email === null) return 'contact'
  return text === null ? 'text' : null
}

/** Asks for what is missing, or keeps the request. */
async function goOn(visit: Visit, filled: Filled, note: StepNote = null): Promise<boolean> {
  const step = missing(filled)
  if (step !== null) return ask(visit, filled, step, note)
  const { name, text, consentedAt } = filled
  if (name === null || text === null || consentedAt === null) return false
  return keep(visit, { ...filled, name, text, consentedAt })
}

async function ask(
  visit: Visit,
  filled: Filled,
  step: RequestStep,
  note: StepNote,
): Promise<false> {
  const { ledger, chat, bot, now, locale } = visit
  const { name, phone, email, text, consentedAt } = filled
  const known = { name, phone, email, text, consentedAt }
  await ledger.drafts.save({ ...chat, ...known, step, paused: false, updatedAt: now })
  const since = now.subtract({ hours: 1 })
  const asked = await ledger.outbox.toldSince(bot.id, chat.chatId, TOPIC, since)
  if (asked >= MOST_QUESTIONS) return hold(visit)
  const policyUrl = await ledger.settings.get('policyUrl')
  const anew = note === 'going-on' && name !== null
  return say(visit, requestStepScreen(locale, step, { note, policyUrl, anew }))
}

async function keep(visit: Visit, filled: FilledIn): Promise<boolean> {
  const { ledger, chat, bot, now, locale } = visit
  const since = now.subtract({ hours: 24 })
  const repeats = await ledger.outbox.toldSince(bot.id, chat.chatId, REPEATED, since)
  if (repeats >= MOST_REPEATS) return hold(visit)
  const { name, phone, email, text, consentedAt } = filled
  const result = await keepRequest(visit, { name, phone, email, text, consentedAt })
  await ledger.drafts.drop(chat)
  if (result.kept === 'held') return hold(visit)
  const screen = requestAcceptedScreen(locale, result.request.number, result.kept === 'repeat')
  await say(visit, screen, result.kept === 'new' ? 'request accepted' : REPEATED)
  return true
}

const YES = /^\s*(да|даю|даю согласие|согласен|согласна|yes|agree|i agree)[.\s]*$/iu

const TOPIC = 'request form'
const REPEATED = 'request repeated'

/** The form, as far as it is one: somebody who said that they work here has none. */
function begun({ draft }: Visit): RequestDraft | null {
  return draft?.step === 'employee' ? null : draft
}

/** Nothing is said aloud: in a channel only a window is for one person. */
async function say(visit: Visit, screen: Screen, topic = TOPIC): Promise<false> {
  const { update } = visit
  if (!update.chat.private && screen.form === undefined) return false
  const replaces = update.event.type === 'button' ? update.event.under : null
  await put(visit, { update, subscriber: null, replaces }, topic, screen)
  return false
}
