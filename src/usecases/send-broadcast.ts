import type { Crm } from '../crm/index.ts'
import { encodeAction } from '../dialog/index.ts'
import { AppError, type Clock, type MakeId, timeOrderedId } from '../kernel/index.ts'
import { type Locale, topicWords } from '../reports/index.ts'
import { parsePeriod, type Question } from '../statistics/index.ts'
import type { Broadcast, BroadcastQuestion, LinkedChat, Progress, Recipient } from './broadcast.ts'
import { type Audience, type Choice, chooseRecipients } from './choose-recipients.ts'
import { type Company, readCompany } from './company.ts'
import type { Books } from './ledger.ts'
import { labelOf, topicOf } from './put-entry.ts'

export interface BroadcastDeps {
  readonly books: Books
  readonly crm: Crm
  readonly clock: Clock
  /** Told when messages wait to be sent. */
  readonly onWritten: () => void
}

/** A report to be sent, as an administrator writes it. */
export interface BroadcastOrder {
  readonly question: BroadcastQuestion
  readonly audience: Audience
  readonly note: string
}

/** A broadcast and how far it is. */
export interface ShownBroadcast extends Omit<Broadcast, 'topic' | 'request' | 'stoppedAt'> {
  /** «Сводка · вчера · всё, что видно» */
  readonly title: string
  readonly counts: Progress
  /** Repeating what failed makes a broadcast run again, a stopped one too. */
  readonly state: 'running' | 'stopped' | 'finished'
}

/**
 * Who would get it, and who not and why. Throws `bad-input` for an impossible question,
 * `crm-unavailable` while nobody can be known to be still active.
 */
export async function previewBroadcast(
  deps: Pick<BroadcastDeps, 'books' | 'crm'>,
  { question, audience }: Omit<BroadcastOrder, 'note'>,
): Promise<Choice> {
  const company = await companyOf(deps)
  readQuestion(question, company)
  return chooseRecipients(company, await deps.books.read.broadcasts.chats(), audience)
}

/**
 * Sends a report to many. Only the question is written down: each message is computed when it
 * leaves, with its recipient's own rights. The same `key` twice is one broadcast. Throws
 * `bad-input` when nobody would get it, and as `previewBroadcast` does.
 */
export async function sendBroadcast(
  deps: BroadcastDeps,
  order: BroadcastOrder & { readonly key: string },
  by: string,
  makeId: MakeId = timeOrderedId,
): Promise<Broadcast> {
  const { books, clock, onWritten } = deps
  const company = await companyOf(deps)
  const question = readQuestion(order.question, company)
  const chats = await books.read.broadcasts.chats()
  const { recipients } = chooseRecipients(company, chats, order.audience)
  if (recipients.length === 0) throw new AppError('bad-input', 'audience: nobody would get it')
  const broadcast = {
    id: makeId(),
    at: clock(),
    by,
    question: order.question,
    request: encodeAction({ do: 'report', question, page: null }),
    topic: topicOf({ question, page: null }),
    note: order.note,
    total: recipients.length,
  }
  const kept = await books.inTransaction((ledger) =>
    ledger.broadcasts.add(
      broadcast,
      order.key,
      recipients.map(({ chat }) => toRecipient(chat)),
    ),
  )
  onWritten()
  return kept
}

/** What is still queued is not sent; what is on its way arrives. Throws `not-found`. */
export async function stopBroadcast({ books, clock }: BroadcastDeps, id: string): Promise<void> {
  await books.inTransaction(async ({ broadcasts, log }) => {
    if ((await broadcasts.byId(id)) === null) throw notFound()
    await broadcasts.stop(id, clock())
    await log.skipQueued(id, STOPPED, clock())
  })
}

/** Why a message of a stopped broadcast was not sent. */
export const STOPPED = 'the broadcast was stopped'

/** Sends again what failed, and nothing else; returns how many. Throws `not-found`. */
export async function repeatBroadcast(
  { books, clock, onWritten }: BroadcastDeps,
  id: string,
): Promise<number> {
  const queued = await books.inTransaction(async ({ broadcasts, log }) => {
    if ((await broadcasts.byId(id)) === null) throw notFound()
    return log.requeue({ broadcastId: id }, clock())
  })
  onWritten()
  return queued.length
}

/** Broadcasts as administrators see them, in the order they are given. */
export async function showBroadcasts(
  { books }: Pick<BroadcastDeps, 'books'>,
  broadcasts: readonly Broadcast[],
  locale: Locale,
): Promise<readonly ShownBroadcast[]> {
  const progress = await books.read.broadcasts.progress(broadcasts.map(({ id }) => id))
  return broadcasts.map(({ topic, request: _, stoppedAt, ...broadcast }) => {
    const counts = progress.get(broadcast.id) ?? NOTHING
    const ended = stoppedAt === null ? 'finished' : 'stopped'
    return {
      ...broadcast,
      title: topicWords(locale, topic),
      counts,
      state: counts.queued > 0 ? 'running' : ended,
    }
  })
}

const NOTHING: Progress = { queued: 0, sent: 0, failed: 0, skipped: 0, uncertain: 0 }

/** The question as the statistics understand it. Throws `bad-input`. */
export function readQuestion(
  { subject, period, scope, view }: BroadcastQuestion,
  { metrics }: Pick<Company, 'metrics'>,
): Question {
  const known = (['summary', 'plan', ...metrics] as const).find((one) => one === subject)
  if (known === undefined)
    throw new AppError('bad-input', `subject: ${subject} is not counted here`)
  return { subject: known, period: parsePeriod(period), scope, view }
}

async function companyOf({ crm }: Pick<BroadcastDeps, 'crm'>): Promise<Company> {
  const company = await readCompany(crm)
  if (company !== null) return company
  throw new AppError('crm-unavailable', 'The CRM does not answer: nobody can be known to be active')
}

const notFound = () => new AppError('not-found', 'There is no such broadcast')

function toRecipient(chat: LinkedChat): Recipient {
  return {
    subscriberId: chat.id,
    employeeId: chat.employeeId,
    botId: chat.botId,
    // Chosen among chats that have one.
    chatId: chat.chatId ?? '',
    label: labelOf(chat),
    locale: chat.locale ?? 'ru',
  }
}
