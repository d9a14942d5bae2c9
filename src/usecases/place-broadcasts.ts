import { type Clock, type Log, loggable } from '../kernel/index.ts'
import type { NewEntry } from '../outbox/index.ts'
import type { Broadcast, Recipient, Unplaced } from './broadcast.ts'
import type { Books } from './ledger.ts'
import { type Body, KINDS } from './put-entry.ts'
import { STOPPED } from './send-broadcast.ts'

export interface PlacerOptions {
  readonly books: Books
  readonly clock: Clock
  readonly log: Log
  /** Told when messages were written down, for whichever bots. */
  readonly onWritten: () => void
}

/** Puts the messages of broadcasts into the outbox. */
export interface Placer extends AsyncDisposable {
  /** A broadcast may wait. Cheap, and harmless when none does. */
  wake(): void
}

/** Messages written down in one transaction: an interactive answer waits for it some milliseconds. */
const TOGETHER = 10
/** Between two of them; still ten times as fast as messages leave. */
const PAUSE_MS = 30

/**
 * Writes broadcasts down message by message beside the answers that somebody waits for. What is
 * left of one is read from the store, so a restart goes on where the end was, and doubles nothing.
 */
export function startPlacer(options: PlacerOptions): Placer {
  let round: Promise<void> | null = null
  let again = false
  let stopped = false

  function wake(): void {
    again = true
    round ??= goRound()
      .catch((error) => options.log.error(loggable(error), 'broadcasts not placed'))
      .finally(() => {
        round = null
      })
  }

  async function goRound(): Promise<void> {
    while (again && !stopped) {
      again = false
      for (const unplaced of await options.books.read.broadcasts.unplaced()) {
        await placeAll(options, unplaced, () => stopped)
      }
    }
  }

  wake()
  return {
    wake,
    async [Symbol.asyncDispose]() {
      stopped = true
      await round
    },
  }
}

async function placeAll(
  { books, clock, onWritten }: PlacerOptions,
  { id, recipients, placed }: Unplaced,
  isStopped: () => boolean,
): Promise<void> {
  for (let next = placed; next < recipients.length && !isStopped(); next += TOGETHER) {
    const some = recipients.slice(next, next + TOGETHER)
    await books.inTransaction(async ({ broadcasts, outbox, log }) => {
      const broadcast = await broadcasts.byId(id)
      const ours = await broadcasts.place(id, next, next + some.length)
      if (broadcast === null || !ours) return
      for (const recipient of some) await outbox.put(entryFor(broadcast, recipient))
      // Everybody has one fate in the log, those of a stopped broadcast too.
      if (broadcast.stoppedAt !== null) await log.skipQueued(id, STOPPED, clock())
    })
    onWritten()
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

function entryFor(
  { id, question, request, topic, note }: Broadcast,
  recipient: Recipient,
): NewEntry {
  const body: Body = { type: 'report', request, locale: recipient.locale, note }
  return {
    botId: recipient.botId,
    chatId: recipient.chatId,
    lane: 'bulk',
    kind: KINDS[question.view],
    topic,
    body: JSON.stringify(body),
    replaces: null,
    recipient: recipient.label,
    employeeId: recipient.employeeId,
    subscriberId: recipient.subscriberId,
    broadcastId: id,
  }
}
