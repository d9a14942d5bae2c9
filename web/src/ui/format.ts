import { type Language, useLanguage } from '../locales/index.tsx'
import { useUiWords } from '../locales/ui-words.ts'
import { daysAgo } from './days-ago.ts'
import { useTimeZone } from './time-zone.ts'

export interface Format {
  /** «сегодня, 14:05», «вчера, 14:05», «22 ноября, 14:05», with the year when it is long ago. */
  moment(iso: string): string
  /** To the second: «22 ноября 2026, 14:05:09». */
  exactly(iso: string): string
  number(value: number): string
  /** 0.368 is «37 %». */
  percent(share: number): string
  /** «22 ноября», with the year when it is long ago. */
  day(iso: string): string
}

/** Numbers and times in the language of the page and the time zone of the account. */
export function useFormat(): Format {
  const { language } = useLanguage()
  const { today, yesterday } = useUiWords()
  return createFormat(language, { today, yesterday }, useTimeZone(), Date.now())
}

interface Days {
  readonly today: string
  readonly yesterday: string
}

function createFormat(
  language: Language,
  days: Days,
  timeZone: string | undefined,
  now: number,
): Format {
  const format = (options: Intl.DateTimeFormatOptions, iso: string): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone }).format(Date.parse(iso))
  const clock = (iso: string): string => format({ hour: 'numeric', minute: '2-digit' }, iso)
  const day = (iso: string): string => {
    const year = now - Date.parse(iso) > HALF_A_YEAR ? { year: 'numeric' as const } : {}
    return format({ day: 'numeric', month: 'long', ...year }, iso)
  }
  return {
    moment: (iso) => {
      const ago = daysAgo(Date.parse(iso), now, timeZone)
      const said = ago === 0 ? days.today : ago === 1 ? days.yesterday : day(iso)
      return `${said}, ${clock(iso)}`
    },
    exactly: (iso) => format({ dateStyle: 'long', timeStyle: 'medium' }, iso),
    number: (value) => new Intl.NumberFormat(language).format(value),
    percent: (share) => new Intl.NumberFormat(language, { style: 'percent' }).format(share),
    day,
  }
}

const HALF_A_YEAR = 180 * 24 * 3600 * 1000
