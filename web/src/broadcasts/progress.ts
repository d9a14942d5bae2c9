import type { AnswerOf } from '../../../src/http/schema/index.ts'

export type Broadcast = AnswerOf<'GET /api/broadcasts/:id'>
export type Counted = keyof Broadcast['counts']

/** The order in which the bar shows them. */
export const COUNTED = [
  'sent',
  'uncertain',
  'skipped',
  'failed',
  'queued',
] as const satisfies readonly Counted[]

export interface Part {
  readonly what: Counted
  readonly count: number
  /** Of the whole bar, from 0 to 1. */
  readonly share: number
}

/** The parts of the bar; what there is none of is left out. */
export function partsOf({ counts, total }: Pick<Broadcast, 'counts' | 'total'>): readonly Part[] {
  const of = Math.max(
    total,
    COUNTED.reduce((sum, what) => sum + counts[what], 0),
  )
  return COUNTED.filter((what) => counts[what] > 0).map((what) => ({
    what,
    count: counts[what],
    share: counts[what] / of,
  }))
}

/** How many have got their fate, whichever. */
export function doneOf({ counts, total }: Pick<Broadcast, 'counts' | 'total'>): number {
  return Math.max(0, total - counts.queued)
}
