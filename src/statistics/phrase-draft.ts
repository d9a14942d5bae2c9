import type { Scope } from '../access/index.ts'
import { isMain } from '../crm/index.ts'
import type { PeriodChoice } from './period.ts'
import { asPreset, daysOf, isMonth, monthsTouched } from './phrase-calendar.ts'
import { type Draft, MOST_CHOICES, withUsual } from './phrase-choices.ts'
import type { PhraseContext } from './phrase-context.ts'
import { type Timing, timingOf } from './phrase-dates.ts'
import { peopleMeant } from './phrase-people.ts'
import type { Read } from './phrase-reading.ts'
import { narrowed, scopesOf } from './phrase-scope.ts'
import { subjectsOf } from './phrase-subject.ts'
import type { Subject, View } from './question.ts'

/** What has to be asked back. */
export type Missing = 'subject' | 'period' | 'person' | 'scope'

/** What a phrase says, as far as it was understood. */
export interface Drafted {
  readonly draft: Draft
  /** What is open, the weightiest first; empty for a complete question. */
  readonly open: readonly Missing[]
  /** True when nothing in the phrase was understood. */
  readonly empty: boolean
  /** True when it names something that this CRM does not count. */
  readonly uncounted: boolean
}

/** Puts a phrase's parts together; what it leaves out comes from the last report, then by default. */
export function draftOf(reads: readonly Read[], context: PhraseContext, all: Scope): Drafted {
  const named = subjectsOf(reads, context.metrics)
  const scopes = scopesOf(reads)
  const view = viewOf(reads)
  const meant = peopleMeant(reads)
  const followed = named.subjects.length === 0 && !named.uncounted ? context.last : null
  const subjects = followed === null ? named.subjects : [followed.subject]
  const about = shownAs(subjects, view ?? followed?.view ?? 'text', context)
  const planned = about.subjects.includes('plan')
  const timing = timingOf(reads, { today: context.today, planned })
  const onlyPlan = named.subjects.every((subject) => subject === 'plan') && followed === null
  const thisMonth = planned && onlyPlan && !timing.named && !timing.stray
  const period = thisMonth
    ? { choices: ['month' as const], clear: true }
    : periodOf(timing, about.subjects, context.today)
  const asked = scopes.length > 0 ? scopes : [followed?.scope ?? context.defaultScope]
  const draft: Draft = {
    ...about,
    periods: period.choices,
    scopes: offeredOf(asked, context.scopes),
    // «Мои оплаты Петровой»: mine, or hers?
    people: meant.length === 0 || scopes.includes('me') ? [null, ...meant] : meant,
    personScope: all,
  }
  const words = named.subjects.length + scopes.length + meant.length
  const empty = words === 0 && !named.uncounted && !timing.named && view === null
  return { draft, open: openIn(draft, period.clear), empty, uncounted: named.uncounted }
}

/** The last view named, but a file before a trend before a picture: «график динамики» is a trend. */
function viewOf(reads: readonly Read[]): View | null {
  const named = reads.flatMap(({ sense }) => (sense.role === 'view' ? [sense.view] : []))
  return (['csv', 'trend', 'chart', 'text'] as const).find((view) => named.includes(view)) ?? null
}

/** Without a subject it is the summary. A summary has no trend, so one of its metrics is asked for. */
function shownAs(
  named: readonly Subject[],
  view: View,
  { metrics }: PhraseContext,
): Pick<Draft, 'subjects' | 'view'> {
  const offered = named.filter(
    (subject) => subject === 'plan' || (subject !== 'summary' && metrics.includes(subject)),
  )
  const subjects: readonly Subject[] = offered.length > 0 ? offered : ['summary']
  if (view !== 'trend' || !subjects.every((subject) => !isTrending(subject))) {
    return { subjects, view }
  }
  const main = metrics.filter(isMain)
  if (subjects.includes('plan') || main.length === 0) return { subjects, view: 'chart' }
  return { subjects: main, view }
}

const isTrending = (subject: Subject) => subject !== 'plan' && subject !== 'summary'

interface PeriodFound {
  readonly choices: readonly PeriodChoice[]
  readonly clear: boolean
}

/** A plan is for a month, so any other period of it is open: «план за квартал». */
function periodOf(
  timing: Timing,
  subjects: readonly Subject[],
  today: Temporal.PlainDate,
): PeriodFound {
  const [first] = timing.choices
  if (first === undefined || !timing.clear) {
    return { choices: withUsual(timing.choices, subjects, today), clear: false }
  }
  const range = daysOf(first, today)
  if (!subjects.every((subject) => subject === 'plan') || isMonth(range)) {
    return { choices: [first], clear: true }
  }
  const months = monthsTouched(range, today, MOST_CHOICES).map((month) => asPreset(month, today))
  return { choices: months.length > 1 ? months : withUsual(months, subjects, today), clear: false }
}

/** Each scope asked for, narrowed to what is offered; all that are when none fits. */
function offeredOf(asked: readonly (Scope | null)[], offered: readonly Scope[]): readonly Scope[] {
  const fitting = asked.map((scope) => (scope === null ? null : narrowed(scope, offered)))
  const found = fitting.filter((scope) => scope !== null)
  return found.length === fitting.length ? [...new Set(found)] : offered
}

function openIn({ subjects, people, scopes }: Draft, hasPeriod: boolean): Missing[] {
  return [
    ...(subjects.length > 1 ? (['subject'] as const) : []),
    ...(people.length > 1 ? (['person'] as const) : []),
    ...(scopes.length > 1 && people.includes(null) ? (['scope'] as const) : []),
    ...(hasPeriod ? [] : (['period'] as const)),
  ]
}
