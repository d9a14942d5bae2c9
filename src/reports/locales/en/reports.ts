import { pluralize } from '../plural.ts'
import type { reports as russian } from '../ru/reports.ts'

const plural = pluralize('en')

/** What reports say around their figures. */
export const reports: typeof russian = {
  whose: { me: 'your figures', department: 'your department', all: 'the whole team' },
  departmentOf: (name) => `department · ${name}`,
  whosePlan: { me: 'only you', department: 'your department', all: '' },
  planFor: (month) => `Plan for ${month}`,
  planMark: (amount) => `plan ${amount}`,

  appeared: 'new',
  toZero: 'to zero',
  minutes: 'min',
  money: 'amount',
  by: { day: 'by day', week: 'by week', month: 'by month' },
  best: { day: 'Best day', week: 'Best week', month: 'Best month' },

  total: 'Total',
  sum: 'Amount',
  duration: 'Duration',
  withSum: (count, sum) => `${count} for ${sum}`,
  withMinutes: (count, minutes) => `${count} · ${minutes}`,
  before: (period, figures) => `${period}: ${figures}`,
  changesAgainst: (period) => `▲▼ against the previous period: ${period}`,
  nothing: (period, none) => `No ${none} for ${period}.`,
  nothingAtAll: (period) => `Nothing on these metrics for ${period}.`,
  page: (page, pages) => `Page ${page} of ${pages}`,
  others: (count) => `${count} more`,
  csvReady: 'The CSV file opens in Excel and other spreadsheets.',

  turnover: 'Turnover',
  margin: 'Margin',
  ofPlan: (plan) => `of ${plan}`,
  noPlan: 'no plan set',
  noPlanAtAll: (month) => `No plan is set for ${month}.`,
  planMet: 'the plan is met',
  left: (amount) => `${amount} to go`,
  missed: (amount) => `${amount} short`,
  perDay: (amount) => `${amount} a working day`,
  forecast: (amount) => `forecast ${amount}`,
  workingDays: (left, total) =>
    left === 0
      ? 'No working days left this month'
      : `${left} working ${plural(left, { one: 'day', other: 'days' })} of ${total} left`,
  team: 'Team',
}
