import type { Crm } from '../crm/index.ts'
import { type Clock, codeOf, type Log, loggable } from '../kernel/index.ts'
import type { Mailer } from '../mail/index.ts'
import type { BotClient, Update } from '../messengers/index.ts'
import type { Lane } from '../outbox/index.ts'
import { answerUpdate } from './answer-update.ts'
import { createFloodGate } from './hold-back.ts'
import { createInOrder } from './in-order.ts'
import type { Books, Bot } from './ledger.ts'
import { sayTooMany } from './say-too-many.ts'

interface ReceiverOptions {
  readonly books: Books
  readonly crm: Crm
  readonly mailer: Mailer | null
  readonly clock: Clock
  readonly log: Log
}

/** How one bot hears. */
export interface Receiver {
  /** Keeps the update and what it brings about, then wakes the lane. Resolves when kept. */
  receive(update: Update): Promise<void>
  /** When the last update came; null before the first. */
  heardAt(): Temporal.Instant | null
  /** Settles when everything that came is answered. */
  settled(): Promise<void>
}

/** `stir` is called when others than this bot may have something to do. */
export function createReceiver(
  { books, crm, mailer, clock, log }: ReceiverOptions,
  bot: Bot,
  { messenger }: BotClient,
  lane: Lane,
  stir: () => void,
): Receiver {
  const deps = { inTransaction: books.inTransaction, crm, clock, mails: mailer !== null }
  const inOrder = createInOrder()
  const gate = createFloodGate(clock, (chatId) => books.read.outbox.queuedOf(bot.id, chatId))
  const underWay = new Set<Promise<void>>()
  let heardAt: Temporal.Instant | null = null

  async function take(update: Update): Promise<void> {
    heardAt = clock()
    void messenger.acknowledge(update)
    const { id: chatId } = update.chat
    const receipt = update.event.type === 'receipt'
    const entrance = receipt ? 'in' : gate.enter(chatId)
    if (entrance === 'silent') return
    try {
      if (entrance === 'told') await sayTooMany(books, bot, update)
      else if (await inOrder(chatId, () => answerUpdate(deps, bot, messenger.capabilities, update)))
        stir()
    } catch (error) {
      // The vendor resends what was not kept; a fault of ours it would resend for ever.
      if (codeOf(error) === 'store-unavailable') throw error
      log.error({ bot: bot.id, update: update.id, ...loggable(error) }, 'update not answered')
    } finally {
      if (entrance === 'in' && !receipt) gate.leave(chatId)
    }
    lane.wake()
  }

  return {
    receive(update) {
      const taking = take(update)
      underWay.add(taking)
      const forget = () => underWay.delete(taking)
      taking.then(forget, forget)
      return taking
    },
    heardAt: () => heardAt,
    async settled() {
      await Promise.allSettled(underWay)
    },
  }
}
