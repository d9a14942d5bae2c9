import type { dates as russian } from '../ru/dates.ts'

/** Dates and periods. Names of months and weekdays come from `Intl`. */
export const dates: typeof russian = {
  presets: {
    today: 'Today',
    yesterday: 'Yesterday',
    week: 'This week',
    'last-week': 'Last week',
    'last-7-days': 'Last 7 days',
    month: 'This month',
    'last-month': 'Last month',
    quarter: 'This quarter',
    'last-quarter': 'Last quarter',
    year: 'This year',
    'last-year': 'Last year',
  },
  quarter: (quarter) => `Q${quarter}`,
  year: (year) => `${year}`,
  asOf: (moment) => `as of ${moment}`,
}
