import { isPreset, type PeriodChoice, parsePeriod } from '../statistics/index.ts'
import { type Locale, type Words, words } from './locales/index.ts'

/**
 * What a message was about, in words for an administrator: «Закрытые сделки · месяц · отдел». It
 * is made from the topic that the outbox keeps; a topic without words is shown as it is.
 */
export function topicWords(locale: Locale, topic: string): string {
  const said = words(locale)
  const fixed = said.log.topics[topic]
  if (fixed !== undefined) return fixed
  const [subject = '', period = '', scope = '', view = '', person] = topic.split(' ')
  const title = named(said.metrics, subject)?.title
  const whose = named(said.log.scopes, scope)
  const days = periodWords(period, said)
  if (title === undefined || whose === undefined || days === null) return topic
  return [
    title,
    days,
    person === undefined ? whose : said.log.person,
    named(said.log.views, view) ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** Why a message was not sent, as far as there are words for it. */
export function reasonWords(locale: Locale, reason: string): string {
  return words(locale).log.reasons[reason] ?? reason
}

const named = <T>(values: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined

function periodWords(period: string, said: Words): string | null {
  const choice = readPeriod(period)
  if (choice === null) return null
  if (typeof choice === 'string') return said.dates.presets[choice].toLowerCase()
  const from = numeric(choice.from)
  const to = numeric(choice.to)
  return from === to ? from : `${from} – ${to}`
}

function readPeriod(period: string): PeriodChoice | null {
  if (isPreset(period)) return period
  try {
    return parsePeriod(period)
  } catch {
    return null
  }
}

/** «01.11.2026»: the log of years ago has no «this year». */
const numeric = (day: Temporal.PlainDate) =>
  [String(day.day).padStart(2, '0'), String(day.month).padStart(2, '0'), day.year].join('.')
