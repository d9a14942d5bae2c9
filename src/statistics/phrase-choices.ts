import type { Scope } from '../access/index.ts'
import type { PeriodChoice } from './period.ts'
import { asPreset, daysOf, distinct, isMonth, unitAt } from './phrase-calendar.ts'
import type { Question, Subject, View } from './question.ts'

/** What a phrase may mean, in every respect: several of something make a doubt. */
export interface Draft {
  readonly subjects: readonly Subject[]
  /** Empty when no period was named, or an impossible one. */
  readonly periods: readonly PeriodChoice[]
  readonly scopes: readonly Scope[]
  /** By id; null for nobody in particular. */
  readonly people: readonly (string | null)[]
  /** The scope of a question about one person: the widest that is offered. */
  readonly personScope: Scope
  readonly view: View
}

/** More choices are no help. */
export const MOST_CHOICES = 8

/** What to offer when nothing but the period is missing. */
const USUAL: readonly PeriodChoice[] = [
  'today',
  'yesterday',
  'week',
  'last-week',
  'month',
  'last-month',
  'quarter',
  'year',
]

/** The complete questions that a draft may mean, likeliest first, at most eight. */
export function questionsOf(draft: Draft, today: Temporal.PlainDate): Question[] {
  const { subjects, people, scopes, view, personScope } = draft
  const questions = periodsOf(draft, today).flatMap((period) =>
    subjects.flatMap((subject) =>
      people.flatMap((person) =>
        scopes.map((scope): Question => {
          const days = subject === 'plan' ? monthOf(period, today) : period
          const about = { subject, period: days, view }
          return person === null ? { ...about, scope } : { ...about, scope: personScope, person }
        }),
      ),
    ),
  )
  return different(questions).slice(0, MOST_CHOICES)
}

/** A period that is open is filled up with usual ones: with few, when more than it is open. */
function periodsOf({ subjects, people, scopes, periods }: Draft, today: Temporal.PlainDate) {
  if (periods.length > 0) return periods
  const many = subjects.length * people.length * scopes.length > 1
  return many ? (['month', 'last-month'] as const) : usualFor(subjects, today)
}

/** Makes a single period that is not certain one choice among others. */
export function withUsual(
  periods: readonly PeriodChoice[],
  subjects: readonly Subject[],
  today: Temporal.PlainDate,
): readonly PeriodChoice[] {
  return periods.length === 1
    ? distinct([...periods, ...usualFor(subjects, today)], today)
    : periods
}

/** For a plan: this month, the last and the next. */
function usualFor(
  subjects: readonly Subject[],
  today: Temporal.PlainDate,
): readonly PeriodChoice[] {
  const planned = subjects.every((subject) => subject === 'plan')
  return planned ? ['month', 'last-month', unitAt('month', 1, today)] : USUAL
}

/** A plan is for a month: the one in which the period begins. */
function monthOf(period: PeriodChoice, today: Temporal.PlainDate): PeriodChoice {
  const range = daysOf(period, today)
  return isMonth(range) ? period : asPreset(unitAt('month', 0, range.from), today)
}

function different(questions: readonly Question[]): Question[] {
  const byText = new Map(questions.map((question) => [JSON.stringify(question), question]))
  return [...byText.values()]
}
