import { METRIC_IDS } from '../crm/index.ts'
import type { PeriodChoice } from './period.ts'
import { type PhraseContext, understand } from './phrase.ts'
import type { Question } from './question.ts'

/** A head who sees everyone, on Sunday, 22 November 2026. */
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
  ],
  scopes: ['me', 'department', 'all'],
  defaultScope: 'all',
  last: null,
}

/**
 * What was understood, on one line: `deals.closed last-month all`, then the view and `#person` where
 * there are any; `? period` before the choices of a doubt, `no` before the choices when unknown.
 */
export function said(text: string, changes: Partial<PhraseContext> = {}): string {
  const understanding = understand(text, { ...HEAD, ...changes })
  if (understanding.kind === 'question') return lineOf(understanding.question)
  const choices = understanding.choices.map(lineOf).join(', ')
  const head = understanding.kind === 'unknown' ? 'no' : `? ${understanding.missing}`
  return choices === '' ? head : `${head}: ${choices}`
}

function lineOf({ subject, period, scope, view, person }: Question): string {
  const parts = [subject, wordOf(period), scope]
  if (view !== 'text') parts.push(view)
  if (person !== undefined) parts.push(`#${person}`)
  return parts.join(' ')
}

function wordOf(period: PeriodChoice): string {
  return typeof period === 'string' ? period : `${period.from}..${period.to}`
}
