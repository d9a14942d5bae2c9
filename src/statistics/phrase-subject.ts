import type { MetricId } from '../crm/index.ts'
import { MONEY_METRICS, type Quality, READINGS, type Thing } from './phrase-metrics.ts'
import { isLeftOver, type Read } from './phrase-reading.ts'
import type { Subject } from './question.ts'

/** What a phrase is about. */
export interface Named {
  /** Nothing named: empty. Several: it could mean any of them, or means them all. */
  readonly subjects: readonly Subject[]
  /** True when something was named that this CRM does not count. */
  readonly uncounted: boolean
}

interface Placed<T> {
  readonly value: T
  readonly index: number
}

/** The subjects that a phrase names, among the metrics that the CRM offers. */
export function subjectsOf(reads: readonly Read[], offered: readonly MetricId[]): Named {
  const groups = metricsNamed(reads)
  const plan: Subject[] = has(reads, 'plan') ? ['plan'] : []
  const metrics = groups.flat().filter((metric) => offered.includes(metric))
  const uncounted = groups.some((group) => !group.some((metric) => offered.includes(metric)))
  const subjects: Subject[] = [...plan, ...new Set(metrics)]
  // «Отчёт по оплатам» is about payments: a summary is meant only when nothing else is.
  const summary = subjects.length === 0 && groups.length === 0 && has(reads, 'summary')
  return { subjects: summary ? ['summary'] : subjects, uncounted }
}

const has = (reads: readonly Read[], role: 'plan' | 'summary' | 'money') =>
  reads.some(({ sense }) => sense.role === role)

/** A group for each thing or lone quality: what it may mean. */
function metricsNamed(reads: readonly Read[]): readonly (readonly MetricId[])[] {
  const things = reads.flatMap(({ sense }, index): Placed<Thing>[] =>
    sense.role === 'thing' ? [{ value: sense.thing, index }] : [],
  )
  const qualities = reads.flatMap(({ sense }, index): Placed<Quality>[] =>
    sense.role === 'quality' ? [{ value: sense.quality, index }] : [],
  )
  const bound = qualities.map((quality) => ({ quality, thing: thingOf(quality, things) }))
  const alone = bound.filter(({ thing }) => thing === null).map(({ quality }) => quality.value)
  return [
    ...things.map((thing) =>
      meaningsOf(
        thing.value,
        bound.filter((pair) => pair.thing === thing).map(({ quality }) => quality.value),
        reads.some(isLeftOver),
      ),
    ),
    ...alone.map((quality) => metricsWhere((reading) => reading.alone?.includes(quality) === true)),
    ...(has(reads, 'money') ? [MONEY_METRICS] : []),
  ]
}

/** The nearest thing that can have the quality; of two equally near, the one after it. */
function thingOf(quality: Placed<Quality>, things: readonly Placed<Thing>[]): Placed<Thing> | null {
  const distance = ({ index }: Placed<Thing>) =>
    index > quality.index ? index - quality.index - 0.5 : quality.index - index
  const able = things.filter(({ value }) =>
    READINGS.some(({ thing, qualities }) => thing === value && qualities.includes(quality.value)),
  )
  return able.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

function meaningsOf(
  thing: Thing,
  qualities: readonly Quality[],
  inDoubt: boolean,
): readonly MetricId[] {
  return metricsWhere(
    (reading) =>
      reading.thing === thing &&
      (qualities.length === 0
        ? reading.bare === true || (inDoubt && reading.bare === 'in doubt')
        : qualities.some((quality) => reading.qualities.includes(quality))),
  )
}

function metricsWhere(fits: (reading: (typeof READINGS)[number]) => boolean): MetricId[] {
  return READINGS.filter(fits).map(({ metric }) => metric)
}
