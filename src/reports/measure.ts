import { amountOf, type MetricId } from '../crm/index.ts'
import { majorUnits, percentOf } from '../kernel/index.ts'
import type { Answer, Total } from '../statistics/index.ts'
import type { Formats } from './formats.ts'

/**
 * What the bars of a picture measure. Where a metric has money, money is what a head of sales
 * looks for, so it is the money; the rest is counted. Without any money the count is drawn.
 */
export interface Measure {
  readonly money: boolean
  /** What follows a number on an axis: «₽»; empty for counts. */
  readonly unit: string
  value(total: Total): number
  /** «4,1 млн ₽», «21». */
  label(total: Total): string
  /** Per cent of the whole; empty when it means nothing. */
  share(total: Total): string
}

export function measureOf(metric: MetricId, whole: Total, formats: Formats): Measure {
  const money = amountOf(metric) === 'money' && whole.amount !== null && whole.amount > 0n
  if (!money) {
    return {
      money,
      unit: '',
      value: ({ count }) => count,
      label: ({ count }) => formats.count(count),
      share: ({ count }) => (whole.count > 0 ? formats.percent(shareOf(count, whole.count)) : ''),
    }
  }
  return {
    money,
    unit: formats.currency,
    value: ({ amount }) => majorUnits(amount ?? 0n),
    label: ({ amount }) => formats.shortAmount(metric, amount),
    share: (total) => amountShare(total, whole, formats),
  }
}

/** As `statistics` rounds it: a share is the same in the picture, the text and the file. */
const shareOf = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 100

/** The share of the money, written beside the money; empty when it means nothing. */
export function amountShare({ amount }: Total, whole: Total, formats: Formats): string {
  const share = percentOf(amount ?? 0n, whole.amount ?? 0n)
  return share === null ? '' : formats.percent(share)
}

/** True when there is nothing to list and nothing to draw. */
export function isEmpty(answer: Answer): boolean {
  if (answer.kind === 'summary') return answer.metrics.every(({ total }) => nothing(total))
  if (answer.kind === 'metric') return answer.employees.length === 0 && nothing(answer.total)
  return [answer.turnover, answer.margin].every(({ fact, plan }) => fact === 0n && plan === null)
}

export function nothing({ count, amount }: Total): boolean {
  return count === 0 && (amount ?? 0n) === 0n
}
