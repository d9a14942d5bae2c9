import type { Preset } from '../../../statistics/index.ts'

const ROMAN = ['I', 'II', 'III', 'IV']

const presets: Readonly<Record<Preset, string>> = {
  today: 'Сегодня',
  yesterday: 'Вчера',
  week: 'Неделя',
  'last-week': 'Прошлая неделя',
  'last-7-days': 'Последние 7 дней',
  month: 'Месяц',
  'last-month': 'Прошлый месяц',
  quarter: 'Квартал',
  'last-quarter': 'Прошлый квартал',
  year: 'Год',
  'last-year': 'Прошлый год',
}

/** Dates and periods. Names of months and weekdays come from `Intl`. */
export const dates = {
  presets,
  quarter: (quarter: number) => `${ROMAN[quarter - 1] ?? quarter} квартал`,
  year: (year: number) => `${year} год`,
  asOf: (moment: string) => `данные на ${moment}`,
}
