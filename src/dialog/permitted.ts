import { SCOPES, type Scope } from '../access/index.ts'
import type { Question, Subject } from '../statistics/index.ts'
import type { Viewer } from './dialog.ts'

type Rights = Pick<Viewer, 'scopes' | 'metrics' | 'people' | 'defaultScope'>

/** Why a question cannot be asked as it stands. */
export type Objection = 'metric-gone' | 'person-hidden'

/**
 * What stands against asking this today, judged by today's rights: a button may be years old. The
 * figures themselves are guarded in `statistics`; this is only to answer in friendlier words.
 */
export function objectionTo({ subject, person }: Question, viewer: Rights): Objection | null {
  if (person !== undefined && !viewer.people.some(({ id }) => id === person)) return 'person-hidden'
  return isOffered(subject, viewer) ? null : 'metric-gone'
}

export function isOffered(subject: Subject, { metrics }: Pick<Viewer, 'metrics'>): boolean {
  return subject === 'summary' || subject === 'plan' || metrics.includes(subject)
}

/**
 * The scope as it is offered today: the widest that is not wider than the one asked for. Scopes
 * that are not offered hold the same people as a narrower one.
 */
export function offeredScope(scope: Scope, { scopes, defaultScope }: Rights): Scope {
  const narrower = SCOPES.slice(0, SCOPES.indexOf(scope) + 1)
  return scopes.findLast((offered) => narrower.includes(offered)) ?? defaultScope
}

/** My plan counts everyone who works towards it, so it is asked for as widely as possible. */
export function planScope({ scopes, defaultScope }: Rights): Scope {
  return scopes.at(-1) ?? defaultScope
}

/** The same question about something else, in a view that the other thing has too. */
export function aboutSubject(question: Question, subject: Subject): Question {
  const { fresh: _, view, ...rest } = question
  const hasTrend = subject !== 'summary' && subject !== 'plan'
  const kept = view === 'csv' ? 'text' : view === 'trend' && !hasTrend ? 'chart' : view
  return { ...rest, subject, view: kept }
}

/** The page with which a report opens: a text with its list, a picture without. */
export function firstPage({ view }: Pick<Question, 'view'>): number | null {
  return view === 'text' ? 0 : null
}
