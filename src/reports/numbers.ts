import type { Minor } from '../kernel/index.ts'
import { wholeMinutes } from '../kernel/index.ts'
import { type Locale, words } from './locales/index.ts'

/** U+202F: keeps the groups of a number, and a number and its unit, on one line. */
const NARROW = '\u202f'
const MINUS = '\u2212'

const TAGS: Readonly<Record<Locale, string>> = { ru: 'ru-RU', en: 'en-US' }
const DECIMAL: Readonly<Record<Locale, string>> = { ru: ',', en: '.' }

const perLocale = (options: Intl.NumberFormatOptions) => ({
  // `negative` leaves the sign of what rounds to zero out.
  ru: new Intl.NumberFormat(TAGS.ru, { signDisplay: 'negative', ...options }),
  en: new Intl.NumberFormat(TAGS.en, { signDisplay: 'negative', ...options }),
})

const PLAIN = perLocale({ maximumFractionDigits: 3 })
const WHOLE = perLocale({ maximumFractionDigits: 0 })
const TENTHS = perLocale({ maximumFractionDigits: 1 })
const COMPACT = perLocale({
  notation: 'compact',
  maximumFractionDigits: 1,
  roundingMode: 'halfEven',
})

/** «1 234», «1,5»: up to three decimals. */
export function formatCount(count: number, locale: Locale): string {
  return Number.isFinite(count) ? tidy(PLAIN[locale].format(count)) : '—'
}

/** «12 450 000 ₽», «0,50 ₽»: exact to the kopeck, which is left out when there is none. */
export function formatMoney(minor: Minor, currency: string, locale: Locale): string {
  const kopecks = magnitude(minor) % 100n
  const fraction = kopecks === 0n ? '' : `${DECIMAL[locale]}${String(kopecks).padStart(2, '0')}`
  const roubles = tidy(WHOLE[locale].format(magnitude(minor) / 100n))
  return withUnit(`${minor < 0n ? MINUS : ''}${roubles}${fraction}`, currency)
}

/**
 * «12,4 млн ₽», «170 тыс. ₽»: for pictures. Under a hundred thousand the whole roubles are no
 * longer than their short form, and under a hundred roubles kopecks matter: both stay exact.
 */
export function formatShortMoney(minor: Minor, currency: string, locale: Locale): string {
  if (magnitude(minor) < 10_000n) return formatMoney(minor, currency, locale)
  const roubles = (magnitude(minor) + 50n) / 100n
  const format = roubles < 100_000n ? WHOLE[locale] : COMPACT[locale]
  return withUnit(`${minor < 0n ? MINUS : ''}${tidy(format.format(roubles))}`, currency)
}

/** «340 мин». */
export function formatMinutes(seconds: bigint, locale: Locale): string {
  const minutes = tidy(WHOLE[locale].format(wholeMinutes(seconds)))
  return withUnit(minutes, words(locale).reports.minutes)
}

/**
 * «36,8 %»: one decimal. What is not quite nothing is never «0 %», and what is not quite the whole
 * is never «100 %».
 */
export function formatPercent(value: number, locale: Locale): string {
  if (!Number.isFinite(value)) return '—'
  const sign = locale === 'ru' ? `${NARROW}%` : '%'
  if (value !== 0 && Math.abs(value) < 0.05) return `<${NARROW}0${DECIMAL[locale]}1${sign}`
  const shown = value < 100 && value >= 99.95 ? 99.9 : value
  return `${tidy(TENTHS[locale].format(shown))}${sign}`
}

/** How something moved against before, in words that hold without any colour. */
export interface Change {
  /** «▲ 12 %», «▼ до нуля», «новое»; empty when nothing moved. */
  readonly label: string
  readonly tone: 'better' | 'worse' | 'neutral'
}

/** Of two exact quantities. More is better: there is no metric of ours where less is. */
export function changeOf(now: bigint, before: bigint, locale: Locale): Change {
  if (now === before) return { label: '', tone: 'neutral' }
  const { reports } = words(locale)
  const better = now > before
  const arrow = better ? '▲' : '▼'
  const label =
    before === 0n && better
      ? reports.appeared
      : now === 0n && !better
        ? `${arrow} ${reports.toZero}`
        : [arrow, percentMoved(now, before, locale)].filter((part) => part !== '').join(NARROW)
  return { label, tone: better ? 'better' : 'worse' }
}

/** Of two counts, which may have three decimals. */
export function countChange(now: number, before: number, locale: Locale): Change {
  return changeOf(thousandths(now), thousandths(before), locale)
}

/** How an axis or an outside tool names the language of numbers. */
export function numberLanguage(locale: Locale): string {
  return TAGS[locale]
}

/** Empty where a percentage means nothing: what was before is zero or below. */
function percentMoved(now: bigint, before: bigint, locale: Locale): string {
  if (before <= 0n) return ''
  const percent = (magnitude(now - before) * 200n + before) / (2n * before)
  const sign = locale === 'ru' ? `${NARROW}%` : '%'
  return percent === 0n ? `<${NARROW}1${sign}` : `${tidy(WHOLE[locale].format(percent))}${sign}`
}

const magnitude = (value: bigint) => (value < 0n ? -value : value)

const thousandths = (count: number) => BigInt(Math.round(count * 1000))

const withUnit = (number: string, unit: string) =>
  unit === '' ? number : `${number}${NARROW}${unit}`

const tidy = (number: string) => number.replaceAll('\u00a0', NARROW).replace('-', MINUS)
