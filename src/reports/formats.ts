import { amountOf, type DateRange, type MetricId } from '../crm/index.ts'
import type { Minor } from '../kernel/index.ts'
import type { Answer, Total } from '../statistics/index.ts'
import { formatAsOf, formatDays, formatPeriod } from './dates.ts'
import { type Locale, type Words, words } from './locales/index.ts'
import {
  formatCount,
  formatMinutes,
  formatMoney,
  formatPercent,
  formatShortMoney,
} from './numbers.ts'

/** Whom a report is written for. */
export interface Reader {
  readonly locale: Locale
  /** The account's day: a running period is labelled up to it. */
  readonly today: Temporal.PlainDate
}

/** The formatters of one answer, bound to its reader, currency and days. */
export interface Formats extends Reader {
  readonly words: Words
  readonly currency: string
  /** «1–22 ноября 2026». */
  readonly period: string
  /** The comparison's days inside a sentence: «1–22 октября». */
  readonly previous: string
  /** «данные на 14:05»; empty when the CRM was asked nothing. */
  readonly asOf: string
  days(range: DateRange): string
  count(count: number): string
  percent(value: number): string
  money(minor: Minor): string
  shortMoney(minor: Minor): string
  /** The amount of a metric, as money or minutes; empty when there is none. */
  amount(metric: MetricId, amount: bigint | null): string
  shortAmount(metric: MetricId, amount: bigint | null): string
  /** «57 на 12 450 000 ₽»; the amount is left out when it is nothing. */
  figures(metric: MetricId, total: Total): string
}

/** An answer for which the CRM had nothing to be asked is of no time at all. */
const wasRead = ({ asOf }: Answer) => asOf.epochMilliseconds > 0

export function formatsFor(answer: Answer, { locale, today }: Reader): Formats {
  const { currency } = answer.account
  const said = words(locale)
  const money = (minor: Minor) => formatMoney(minor, currency, locale)
  const shortMoney = (minor: Minor) => formatShortMoney(minor, currency, locale)
  const count = (value: number) => formatCount(value, locale)
  const amountWith =
    (asMoney: (minor: Minor) => string) => (metric: MetricId, amount: bigint | null) => {
      if (amount === null) return ''
      return amountOf(metric) === 'minutes' ? formatMinutes(amount, locale) : asMoney(amount)
    }
  const amount = amountWith(money)
  return {
    locale,
    today,
    words: said,
    currency,
    period: formatPeriod(answer.period, today, locale),
    previous: formatDays(answer.period.previous, today, locale),
    asOf: wasRead(answer) ? formatAsOf(answer.asOf, today, locale) : '',
    days: (range) => formatDays(range, today, locale),
    count,
    percent: (value) => formatPercent(value, locale),
    money,
    shortMoney,
    amount,
    shortAmount: amountWith(shortMoney),
    figures: (metric, total) => {
      if (total.amount === null || total.amount === 0n) return count(total.count)
      const { withSum, withMinutes } = said.reports
      const join = amountOf(metric) === 'minutes' ? withMinutes : withSum
      return join(count(total.count), amount(metric, total.amount))
    },
  }
}
