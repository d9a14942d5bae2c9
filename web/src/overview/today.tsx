import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useOverviewWords } from '../locales/overview-words.ts'
import { useFormat } from '../ui/index.ts'
import { HourChart } from './hour-chart.tsx'
import css from './overview.module.css'

/** What was sent today: figures, and a bar for every hour. */
export function Today({ overview }: { readonly overview: AnswerOf<'GET /api/overview'> }) {
  const words = useOverviewWords()
  const { number } = useFormat()
  const { today, subscribers, employees } = overview
  const subscribed = words.ofEmployees(number(subscribers), number(employees))
  return (
    <div className={css.today}>
      <dl className={css.figures}>
        <Figure name={words.sent} value={number(today.sent)} />
        <Figure name={words.failed} value={number(today.failed)} bad={today.failed > 0} />
        <Figure name={words.queued} value={number(today.queued)} />
        <Figure name={words.people} value={number(today.people)} />
        <Figure name={words.subscribers} value={subscribed} />
      </dl>
      <HourChart byHour={today.byHour} />
    </div>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly bad?: boolean
}

function Figure({ name, value, bad }: FigureProps) {
  return (
    <div data-bad={bad || undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
