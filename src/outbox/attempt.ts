import { AppError, type Clock, codeOf, type Log, loggable } from '../kernel/index.ts'
import type { Messenger, Reply } from '../messengers/index.ts'
import { backoffMs, GIVE_UP_AFTER } from './backoff.ts'
import type { Entry, Outbox, Outcome } from './entry.ts'

/** What is to be said, worked out at the moment of sending; or why nothing is. */
export type Prepared =
  | {
      readonly reply: Reply
      /** For the log: why the message is less than was asked for. */
      readonly note?: string
      /** The words, when the log keeps what was said. */
      readonly said?: string
    }
  | { readonly skip: string }

export interface AttemptOptions {
  readonly messenger: Messenger
  /** Runs a change of the outbox in a transaction. */
  readonly write: (work: (outbox: Outbox) => Promise<void>) => Promise<void>
  /** Works out what an entry says now, with the rights of now. */
  readonly prepare: (entry: Entry) => Promise<Prepared>
  /** Told when the recipient or the bot itself made sending impossible for good. */
  readonly onRefusal: (entry: Entry, code: 'recipient-gone' | 'bot-unauthorized') => Promise<void>
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
}

/**
 * Tries to send one entry and records what became of it. `silence` is told when the messenger wants
 * the whole bot to wait. Throws only when the outbox itself cannot be written.
 */
export async function attempt(
  options: AttemptOptions,
  entry: Entry,
  silence: (until: Temporal.Instant) => void,
): Promise<void> {
  const { messenger, prepare, write, clock } = options
  const began = clock()
  const settle = (outcome: Outcome, tried = true) => {
    const now = clock()
    const took = tried ? { tookMs: began.until(now).total('milliseconds') } : {}
    return write((outbox) => outbox.settle(entry.id, { ...outcome, ...took }, now))
  }
  if (entry.claimed && entry.lane === 'bulk' && !messenger.capabilities.idempotent) {
    return settle({ state: 'uncertain', error: 'stopped while it was being sent' }, false)
  }
  try {
    const prepared = await prepare(entry)
    if ('skip' in prepared) return await settle({ state: 'skipped', error: prepared.skip }, false)
    if (entry.lane === 'bulk' && !(await claim(options, entry))) return
    const { reply, ...about } = prepared
    const sent = await messenger.send(
      entry.chatId,
      { ...reply, idempotencyKey: entry.id },
      entry.replaces,
    )
    await settle({ state: 'sent', messageId: sent.id, ...about })
  } catch (error) {
    const outcome = await outcomeOf(options, entry, error)
    const wholeBot = error instanceof AppError && error.wholeBot
    if (wholeBot && outcome.state === 'queued') silence(outcome.dueAt)
    await settle(outcome)
  }
}

/** False when it is not queued any more: its broadcast was stopped. */
async function claim({ write, clock }: AttemptOptions, { id }: Entry): Promise<boolean> {
  let ours = false
  await write(async (outbox) => {
    ours = await outbox.claim(id, clock())
  })
  return ours
}

async function outcomeOf(options: AttemptOptions, entry: Entry, error: unknown): Promise<Outcome> {
  const code = codeOf(error)
  const words = error instanceof AppError ? error.message : 'a fault of ours: see the service log'
  options.log.warn({ entry: entry.id, topic: entry.topic, ...loggable(error) }, 'not sent')
  switch (code) {
    case 'recipient-gone':
    case 'bot-unauthorized':
      await options.onRefusal(entry, code)
      return { state: 'failed', error: words }
    case 'messenger-busy':
    // Prepared without the CRM, an answer says so by itself; what nobody waits for can wait.
    case 'crm-unavailable':
      return retryLater(options, entry, error, words)
    case 'delivery-uncertain':
      // Twice is better than never for somebody who waits, but not for a thousand who do not.
      if (entry.lane === 'bulk' && !options.messenger.capabilities.idempotent)
        return { state: 'uncertain', error: words }
      return retryLater(options, entry, error, words)
    default:
      return { state: 'failed', error: words }
  }
}

function retryLater(
  { clock, random }: AttemptOptions,
  entry: Entry,
  error: unknown,
  words: string,
): Outcome {
  const now = clock()
  if (Temporal.Instant.compare(now, entry.queuedAt.add(GIVE_UP_AFTER)) > 0) {
    return { state: 'failed', error: `gave up after a day: ${words}` }
  }
  const asked = error instanceof AppError ? error.retryAfterMs : undefined
  const waitMs = backoffMs(entry.attempts + 1, random, asked)
  return { state: 'queued', dueAt: now.add({ milliseconds: waitMs }), error: words }
}
