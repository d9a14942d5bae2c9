import { commandIn, decodeAction, requestChoiceScreen } from '../dialog/index.ts'
import type { UpdateEvent } from '../messengers/index.ts'
import { type Locale, words } from '../reports/index.ts'
import type { Meeting } from './attempt-proof.ts'
import { fillIn, pauseDraft, submitForm } from './fill-in-request.ts'
import { addWords } from './keep-request.ts'
import type { FoundSubscriber } from './ledger.ts'
import { notice } from './notice.ts'
import type { Request } from './request.ts'
import type { FormWish, Visit } from './request-visit.ts'
import { languageOf } from './viewer.ts'

/** A question is open for so long; then what is written is no answer to it. */
const LIVE = { hours: 1 }
/** A long text is cut by the person's messenger: what follows at once is the rest of it. */
const REST = { seconds: 15, after: 3000 }

/**
 * Requests («заявки»), for whoever talks to a bot that takes them. Null when what was done is about
 * something else; true when handlers or the CRM may have something to do now.
 */
export async function leaveRequest(
  meeting: Meeting,
  subscriber: FoundSubscriber | null,
): Promise<boolean | null> {
  const { bot, ledger, update } = meeting
  const { event } = update
  if (!bot.settings.takesRequests || isNothing(event)) return null
  const chat = { botId: bot.id, chatId: update.chat.id, userId: update.from.id }
  const draft = await ledger.drafts.of(chat)
  const locale = subscriber?.locale ?? languageOf(update)
  const visit: Visit = { ...meeting, chat, draft, locale }
  if (event.type === 'form') return submitForm(visit, event.values)
  const wish = wishIn(event) ?? answerIn(visit)
  if (wish !== null) return fillIn(visit, wish)
  if (isOpen(visit)) await pauseDraft(visit)
  if (await isRest(visit)) return true
  if (subscriber !== null) return null
  return meetClient(visit)
}

/** A stranger: a client, until they say that they work here. */
async function meetClient(visit: Visit): Promise<false | null> {
  const { ledger, chat, draft, update, now } = visit
  const { event } = update
  if (event.type === 'start' && event.code !== null) return null
  if (event.type === 'button' && decodeAction(event.data)?.do === 'employee') {
    const nothing = { name: null, phone: null, email: null, text: null, consentedAt: null }
    const step = 'employee' as const
    await ledger.drafts.save({ ...chat, ...nothing, step, paused: false, updatedAt: now })
    return null
  }
  if (draft?.step === 'employee' && event.type !== 'start') return null
  const last = await ledger.requests.newestOf(chat)
  const begun = draft !== null && draft.step !== 'employee'
  await notice(visit, 'request choice', (locale) =>
    requestChoiceScreen(locale, { begun, yours: last === null ? null : stateOf(last, locale) }),
  )
  return false
}

function stateOf({ number, state }: Request, locale: Locale): string {
  const { requests } = words(locale)
  return requests.yours(String(number), requests.yourStates[state])
}

const isNothing = ({ type }: UpdateEvent) =>
  type === 'stopped' || type === 'returned' || type === 'receipt'

function wishIn(event: UpdateEvent): FormWish | null {
  if (event.type === 'request') return { wants: 'form', trigger: event.trigger, text: event.text }
  const form = { wants: 'form', trigger: null, text: null } as const
  if (event.type === 'text') return commandIn(event.text)?.command === 'request' ? form : null
  if (event.type !== 'button') return null
  switch (decodeAction(event.data)?.do) {
    case 'request':
      return form
    case 'agree-to-processing':
      return { wants: 'agree' }
    case 'leave-form':
      return { wants: 'leave' }
    case 'begin-anew':
      return { wants: 'anew' }
    default:
      return null
  }
}

/** While a question is open, everything but a command and another button answers it. */
function answerIn(visit: Visit): FormWish | null {
  const { event } = visit.update
  if (!isOpen(visit)) return null
  switch (event.type) {
    case 'text': {
      if (/^\s*(отмена|cancel|\/cancel)\s*$/iu.test(event.text)) return { wants: 'leave' }
      const command = event.text.trim().startsWith('/') && commandIn(event.text) !== null
      return command ? null : { wants: 'answer', said: event.text }
    }
    case 'contact':
      return { wants: 'answer', said: `+${event.phone.replaceAll(/\D/g, '')}` }
    case 'other':
      return { wants: 'answer', said: null }
    default:
      return null
  }
}

function isOpen({ draft, now }: Visit): boolean {
  if (draft === null || draft.paused || draft.step === 'employee') return false
  return Temporal.Instant.compare(draft.updatedAt.add(LIVE), now) > 0
}

/** Adds what a messenger cut off a long text to the request that has its beginning. */
async function isRest(visit: Visit): Promise<boolean> {
  const { ledger, chat, update, now } = visit
  if (update.event.type !== 'text') return false
  const last = await ledger.requests.newestOf(chat)
  if (last === null || last.text.length < REST.after) return false
  if (Temporal.Instant.compare(last.createdAt.add({ seconds: REST.seconds }), now) < 0) return false
  await addWords(ledger, last, update.event.text, now)
  return true
}
