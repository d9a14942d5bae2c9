import { METRIC_IDS } from '../crm/index.ts'
import type { PeriodChoice } from './period.ts'
import { type PhraseContext, type Understanding, understand } from './phrase.ts'
import type { Question } from './question.ts'

/** For tests: a head who sees everyone, on Sunday, 22 November 2026. */
export const HEAD: PhraseContext = {
  today: Temporal.PlainDate.from('2026-11-22'),
  metrics: METRIC_IDS,
  people: [
    { id: '1', name: 'Иванов Иван' },
    { id: '2', name: 'Иванов Пётр Сергеевич' },
    { id: '3', name: 'Петрова Анна' },
    { id: '4', name: 'Соколовский Дмитрий' },
    { id: '5', name: 'Шевченко Ольга' },
    { id: '6', name: 'Новых Павел' },
    { id: '7', name: 'Мельник Мария' },
    { id: '8', name: 'Smith John' },
    { id: '9', name: 'Кузнецов Лев' },
    { id: '10', name: 'Салтыкова-Щедрина Вера' },
  ],
  scopes: ['me', 'department', 'all'],
  defaultScope: 'all',
  last: null,
}

/** A phrase, and what is made of it. */
export type Row = readonly [phrase: string, means: string]

/**
 * What was understood, on one line: `deals.closed last-month all`, then the view unless it is text,
 * then `#person`; `? period` for a doubt, `no` when unknown.
 */
export function said(phrase: string, changes: Partial<PhraseContext> = {}): string {
  const understanding = understand(phrase, { ...HEAD, ...changes })
  if (understanding.kind === 'question') return lineOf(understanding.question)
  return understanding.kind === 'doubt' ? `? ${understanding.missing}` : 'no'
}

/** What is offered in a doubt, or beside an unknown phrase. */
export function offered(phrase: string, changes: Partial<PhraseContext> = {}): string {
  return choicesOf(understand(phrase, { ...HEAD, ...changes }))
    .map(lineOf)
    .join(', ')
}

/** Every question that an understanding may lead to. */
export function choicesOf(understanding: Understanding): readonly Question[] {
  return understanding.kind === 'question' ? [understanding.question] : understanding.choices
}

function lineOf({ subject, period, scope, view, person }: Question): string {
  const parts = [subject, wordOf(period), scope]
  if (view !== 'text') parts.push(view)
  if (person !== undefined) parts.push(`#${person}`)
  return parts.join(' ')
}

/** A preset, a day, or both ends. */
function wordOf(period: PeriodChoice): string {
  if (typeof period === 'string') return period
  const { from, to } = period
  return from.equals(to) ? `${from}` : `${from}..${to}`
}
