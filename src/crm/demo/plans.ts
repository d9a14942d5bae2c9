import { type Calendar, monthsOf, seasonOf } from './calendar.ts'
import { DEALS } from './deals.ts'
import { PEOPLE, type Person } from './people.ts'
import type { PlanRecord } from './records.ts'

const WORKDAYS_A_MONTH = 20.5

/** Of what is won, how much is paid in the end. */
const PAID_SHARE = 0.94

/**
 * A plan a month for each seller, and for each head the plan of their people together. Whoever
 * planned knew the season, and only half believed in anybody's growth or decline.
 */
export function plansFor(calendar: Calendar): PlanRecord[] {
  return monthsOf(calendar).flatMap((month) =>
    PEOPLE.flatMap((person) => {
      const turnover = targetOf(person, calendar, month, turnoverOf)
      const margin = targetOf(person, calendar, month, marginOf)
      if (turnover === 0) return []
      return [{ employeeId: person.id, year: month.year, month: month.month, turnover, margin }]
    }),
  )
}

type Rule = (person: Person, calendar: Calendar, month: Temporal.PlainYearMonth) => number

function targetOf(
  person: Person,
  calendar: Calendar,
  month: Temporal.PlainYearMonth,
  rule: Rule,
): number {
  const own = rule(person, calendar, month)
  if (person.individualPlan === true) return own
  return teamOf(person).reduce((sum, member) => sum + rule(member, calendar, month), own)
}

/** Everyone below a person, at any depth. */
function teamOf({ id }: Person): Person[] {
  const reports = PEOPLE.filter(({ managerId }) => managerId === id)
  return [...reports, ...reports.flatMap(teamOf)]
}

function turnoverOf(person: Person, calendar: Calendar, month: Temporal.PlainYearMonth): number {
  return rounded(expectedTurnover(person, calendar, month), 50_000_00)
}

function marginOf(person: Person, calendar: Calendar, month: Temporal.PlainYearMonth): number {
  const rate = person.sales === undefined ? 0 : DEALS[person.sales.department].marginRate
  return rounded(expectedTurnover(person, calendar, month) * rate, 10_000_00)
}

function expectedTurnover(
  { sales, since = 0, until = 2 }: Person,
  calendar: Calendar,
  month: Temporal.PlainYearMonth,
): number {
  const progress = progressOf(calendar, month)
  if (sales === undefined || progress < since || progress > until) return 0
  const { usual, sigma } = DEALS[sales.department]
  const deals = sales.pace * WORKDAYS_A_MONTH * seasonOf(month.month)
  const believed = 1 + (sales.trend * (progress - 0.5)) / 2
  const average = usual * sales.size * Math.exp(sigma ** 2 / 2)
  return deals * believed * average * sales.winRate * PAID_SHARE
}

/** How far a month's middle is through the remembered time; a later month is as its last day. */
function progressOf({ days }: Calendar, month: Temporal.PlainYearMonth): number {
  const middle = days.find(({ text }) => text === `${month}-15`) ?? days.at(-1)
  return middle?.progress ?? 1
}

function rounded(kopecks: number, step: number): number {
  return Math.round(kopecks / step) * step
}
