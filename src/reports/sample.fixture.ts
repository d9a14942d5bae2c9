import type { MetricId } from '../crm/index.ts'
import {
  type Bucket,
  type MetricAnswer,
  type Part,
  type PlanAnswer,
  type PlanLine,
  type Question,
  resolvePeriod,
  type SummaryAnswer,
} from '../statistics/index.ts'

/** The day on which the sample answers of the tests were given: a Sunday. */
export const today = Temporal.PlainDate.from('2026-11-22')

/** What every sample answer says of itself. */
function asked(question: Question) {
  return {
    question,
    account: { name: 'Ромашка', currency: '₽', timeZone: 'Asia/Yekaterinburg', url: null },
    viewer: { id: '3', name: 'Иванов Иван', login: 'ivanov' },
    person: null,
    period: resolvePeriod(question.period, today),
    asOf: Temporal.ZonedDateTime.from('2026-11-22T14:05:09+05:00[Asia/Yekaterinburg]'),
  }
}

const part = (
  id: string,
  name: string,
  count: number,
  amount: bigint | null,
  share: number,
): Part => ({
  id,
  name,
  count,
  amount,
  share,
})

/** Closed deals of a department in a running month. */
export function closedDeals(change: Partial<MetricAnswer> = {}): MetricAnswer {
  const question: Question = {
    subject: 'deals.closed',
    period: 'month',
    scope: 'department',
    view: 'text',
  }
  return {
    ...asked(change.question ?? question),
    kind: 'metric',
    metric: 'deals.closed',
    total: { count: 57, amount: 1_245_000_050n },
    previous: { count: 60, amount: 1_280_000_000n },
    trend: null,
    employees: [
      part('7', 'Петрова Анна Сергеевна', 21, 410_000_000n, 36.84),
      part('8', 'Сидоров Пётр', 20, 435_000_050n, 35.09),
      part('9', 'Кузнецова Ольга', 16, 400_000_000n, 28.07),
    ],
    ...change,
  }
}

/** The same metric with `count` people who closed one deal each, for 1 000 ₽. */
export function crowd(count: number): MetricAnswer {
  const employees = Array.from({ length: count }, (_, i) =>
    part(`${i}`, `Сотрудник ${i + 1}`, 1, 100_000n, Math.round(10_000 / count) / 100),
  )
  const amount = BigInt(count) * 100_000n
  return closedDeals({ employees, total: { count, amount }, previous: { count, amount } })
}

/** A metric without an amount, as asked. */
export function counted(metric: MetricId, question: Partial<Question> = {}): MetricAnswer {
  const whole: Question = {
    subject: metric,
    period: 'month',
    scope: 'all',
    view: 'text',
    ...question,
  }
  return {
    ...closedDeals({ question: whole }),
    metric,
    total: { count: 12, amount: null },
    previous: { count: 10, amount: null },
    employees: [part('7', 'Петрова Анна', 9, null, 75), part('8', 'Сидоров Пётр', 3, null, 25)],
  }
}

/** Nothing of anything. */
export function nothingClosed(): MetricAnswer {
  const total = { count: 0, amount: 0n }
  return closedDeals({ employees: [], total, previous: { count: 60, amount: 1_280_000_000n } })
}

const bucket = (from: string, count: number, amount: bigint, toCome = false): Bucket => ({
  from: Temporal.PlainDate.from(from),
  to: Temporal.PlainDate.from(from),
  count,
  amount,
  toCome,
})

/** Four days of closed deals, the last still to come. */
export function dailyDeals(): MetricAnswer {
  const range = {
    from: Temporal.PlainDate.from('2026-11-20'),
    to: Temporal.PlainDate.from('2026-11-23'),
  }
  const question: Question = { subject: 'deals.closed', period: range, scope: 'all', view: 'trend' }
  return closedDeals({
    question,
    trend: {
      unit: 'day',
      buckets: [
        bucket('2026-11-20', 30, 845_000_000n),
        bucket('2026-11-21', 0, 0n),
        bucket('2026-11-22', 27, 400_000_050n),
        bucket('2026-11-23', 0, 0n, true),
      ],
      previous: [bucket('2026-11-16', 60, 1_280_000_000n), bucket('2026-11-17', 0, 0n)],
    },
  })
}

/** A busy day against a calm one. */
export function daySummary(): SummaryAnswer {
  return {
    ...asked({ subject: 'summary', period: 'today', scope: 'me', view: 'text' }),
    kind: 'summary',
    metrics: [
      {
        metric: 'clients.new',
        total: { count: 12, amount: null },
        previous: { count: 10, amount: null },
      },
      {
        metric: 'deals.new',
        total: { count: 57, amount: 1_245_000_000n },
        previous: { count: 60, amount: 1_280_000_000n },
      },
      {
        metric: 'payments.received',
        total: { count: 3, amount: 4_530_000n },
        previous: { count: 0, amount: 0n },
      },
      {
        metric: 'deals.closed',
        total: { count: 0, amount: 0n },
        previous: { count: 2, amount: 100_000n },
      },
    ],
  }
}

const planLine = (fact: bigint, plan: bigint | null): PlanLine => {
  const left = plan === null ? null : plan > fact ? plan - fact : 0n
  return {
    fact,
    plan,
    percent: plan === null ? null : Number((fact * 10_000n) / plan) / 100,
    left,
    perDay: left === null ? null : (left + 5n) / 6n,
    forecast: (fact * 21n) / 15n,
  }
}

/** A running month with six working days of twenty-one left. */
export function monthPlan(change: Partial<PlanAnswer> = {}): PlanAnswer {
  return {
    ...asked({ subject: 'plan', period: 'month', scope: 'all', view: 'text' }),
    kind: 'plan',
    month: Temporal.PlainYearMonth.from('2026-11'),
    turnover: planLine(340_000_000n, 500_000_000n),
    margin: planLine(120_000_000n, 100_000_000n),
    workingDays: { total: 21, left: 6 },
    team: [
      {
        id: '7',
        name: 'Петрова Анна Сергеевна',
        turnover: planLine(50_000_000n, 80_000_000n),
        margin: planLine(0n, null),
      },
    ],
    ...change,
  }
}

/** A month without any plan. */
export function noPlan(fact: bigint): PlanAnswer {
  return monthPlan({ turnover: planLine(fact, null), margin: planLine(0n, null), team: [] })
}
