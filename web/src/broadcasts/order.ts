import type { AnswerOf, CallOf } from '../../../src/http/schema/index.ts'

export type Order = CallOf<'POST /api/broadcasts'>['body']
export type Question = Order['question']
export type Catalog = AnswerOf<'GET /api/metrics'>

/** What is filled in so far. */
export interface Draft {
  readonly subject: string
  /** A preset's id, or `own`: then `from` and `to` say which days. */
  readonly period: string
  readonly from: string
  readonly to: string
  readonly scope: Question['scope']
  readonly view: Question['view']
  readonly audience: Order['audience']['to']
  readonly ids: readonly string[]
  readonly heads: readonly string[]
  readonly note: string
  /** Made anew with every change: the same form sent twice is one broadcast, a changed one is another. */
  readonly key: string
}

export const SCOPES = ['me', 'department', 'all'] as const satisfies readonly Question['scope'][]
export const AUDIENCES = [
  'all',
  'employees',
  'departments',
] as const satisfies readonly Draft['audience'][]

export function emptyDraft(key: string): Draft {
  return {
    subject: 'summary',
    period: 'yesterday',
    from: '',
    to: '',
    scope: 'all',
    view: 'text',
    audience: 'all',
    ids: [],
    heads: [],
    note: '',
    key,
  }
}

/** A summary and a plan have no trend. */
export function viewsOf(subject: string): readonly Question['view'][] {
  const single = subject !== 'summary' && subject !== 'plan'
  return single ? ['text', 'chart', 'trend', 'csv'] : ['text', 'chart', 'csv']
}

/** With a change made; a view that the new subject has not becomes text. */
export function changed(draft: Draft, changes: Partial<Draft>, key: string): Draft {
  const next = { ...draft, ...changes, key }
  return viewsOf(next.subject).includes(next.view) ? next : { ...next, view: 'text' }
}

/** Null while the days are missing or in the wrong order. */
export function questionOf({ subject, period, from, to, scope, view }: Draft): Question | null {
  if (period !== 'own') return { subject, period, scope, view }
  if (from === '' || to === '' || from > to) return null
  return { subject, period: `${from}..${to}`, scope, view }
}

/** Null while nobody is chosen. */
export function audienceOf({ audience, ids, heads }: Draft): Order['audience'] | null {
  if (audience === 'all') return { to: 'all' }
  if (audience === 'employees') return ids.length > 0 ? { to: 'employees', ids: [...ids] } : null
  return heads.length > 0 ? { to: 'departments', heads: [...heads] } : null
}

/** A key nobody else makes. Not `randomUUID`: browsers have it on https pages only. */
export function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
