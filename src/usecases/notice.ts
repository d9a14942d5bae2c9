import type { Screen } from '../dialog/index.ts'
import type { Update } from '../messengers/index.ts'
import type { Locale } from '../reports/index.ts'
import type { Bot, Ledger } from './ledger.ts'
import { put } from './put-entry.ts'
import { languageOf } from './viewer.ts'

/** How often the same refusal is said to one chat in a day; then silence. */
const NOTICES_A_DAY = {
  'private only': 1,
  stranger: 5,
  refused: 5,
  stopped: 5,
  'too many attempts': 1,
  'crm unavailable': 5,
  'request choice': 20,
  'too many requests': 1,
} as const

interface Occasion {
  readonly ledger: Ledger
  readonly bot: Bot
  readonly update: Update
  readonly now: Temporal.Instant
}

/** Fixed words to somebody who gets no figures: a few times a day, so that nobody can be flooded. */
export async function notice(
  occasion: Occasion,
  topic: keyof typeof NOTICES_A_DAY,
  screen: (locale: Locale) => Screen,
): Promise<void> {
  const { ledger, bot, update, now } = occasion
  const since = now.subtract({ hours: 24 })
  const told = await ledger.outbox.toldSince(bot.id, update.chat.id, topic, since)
  if (told >= NOTICES_A_DAY[topic]) return
  const stranger = { update, subscriber: null, replaces: null }
  await put(occasion, stranger, topic, screen(languageOf(update)))
}
