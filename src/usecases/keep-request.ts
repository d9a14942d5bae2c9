import { timeOrderedId } from '../kernel/index.ts'
import type { Locale } from '../reports/index.ts'
import type { Ledger } from './ledger.ts'
import type { ChatOf, Contacts, Request } from './request.ts'

/** Everything that a request needs. */
export interface FilledIn extends Contacts {
  readonly name: string
  readonly text: string
  readonly consentedAt: Temporal.Instant
}

/** Whose request it is, and when. */
export interface Author {
  readonly ledger: Ledger
  readonly chat: ChatOf
  readonly locale: Locale
  readonly now: Temporal.Instant
}

export type Kept =
  /** `same`: pressed twice, so nothing is added. */
  | { readonly kept: 'new' | 'repeat' | 'same'; readonly request: Request }
  /** Too many came at once: nothing was kept. */
  | { readonly kept: 'held' }

/** Somebody who asks again within a week means the same. */
const REPEAT_DAYS = 7
/** Of one person, in an hour and in a day. */
const MOST_OF_PERSON = { hour: 3, day: 10 }
/** In an hour. Beyond it somebody fills the CRM with rubbish. */
const MOST_OF_BOT = 2000
const MOST_OF_ALL = 5000
/** Words of all repeats together. */
const LONGEST = 50_000

/**
 * Writes a request down under the next number. Somebody who is known by phone or email from an
 * open request gets no second one: their words are added to it.
 */
export async function keepRequest(author: Author, filled: FilledIn): Promise<Kept> {
  const { ledger, chat, locale, now } = author
  const since = now.subtract({ hours: REPEAT_DAYS * 24 })
  const same = await ledger.requests.sameContacts(filled, since)
  if (same?.userId === chat.userId && same.text.includes(filled.text)) {
    return { kept: 'same', request: same }
  }
  if (same !== null) {
    return { kept: 'repeat', request: await addWords(ledger, same, filled.text, now) }
  }
  if (!(await mayLeave(author))) return { kept: 'held' }
  const request = await ledger.requests.add({
    ...filled,
    ...chat,
    id: timeOrderedId(),
    locale,
    createdAt: now,
    dueAt: now,
  })
  return { kept: 'new', request }
}

/** Adds words to a request, once; the CRM and the handlers hear of them. */
export async function addWords(
  { requests }: Ledger,
  request: Request,
  words: string,
  now: Temporal.Instant,
): Promise<Request> {
  const text = `${request.text}\n\n${words}`
  if (request.text.includes(words) || text.length > LONGEST) return request
  const news = request.news ?? 'amended'
  await requests.change(request.id, { text, dueAt: now, attempts: 0, news })
  return { ...request, text }
}

/** False when a person, a bot's people, or everybody together have left too many. */
export async function mayLeave({ ledger, chat, now }: Author): Promise<boolean> {
  const { requests } = ledger
  const person = { botId: chat.botId, userId: chat.userId }
  const hour = now.subtract({ hours: 1 })
  const [lately, today, ofBot, ofAll] = await Promise.all([
    requests.count({ person }, hour),
    requests.count({ person }, now.subtract({ hours: 24 })),
    requests.count({ botId: chat.botId }, hour),
    requests.count('everybody', hour),
  ])
  return (
    lately < MOST_OF_PERSON.hour &&
    today < MOST_OF_PERSON.day &&
    ofBot < MOST_OF_BOT &&
    ofAll < MOST_OF_ALL
  )
}
