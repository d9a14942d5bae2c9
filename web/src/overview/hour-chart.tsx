import { useOverviewWords } from '../locales/overview-words.ts'
import { barsOf, HEIGHT, WIDTH } from './bars.ts'
import css from './overview.module.css'

/** Messages by hour of the day. The figures are in a table for those who cannot see the bars. */
export function HourChart({ byHour }: { readonly byHour: readonly number[] }) {
  const words = useOverviewWords()
  if (byHour.every((count) => count === 0)) return <p className={css.quiet}>{words.quiet}</p>
  return (
    <figure className={css.chart}>
      <figcaption>{words.chart}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={byHour.flatMap(spoken(words.hour)).join(', ')}
      >
        {barsOf(byHour).map(({ hour, count, ...place }) => (
          <rect key={hour} {...place} rx={1.5} data-empty={count === 0 || undefined}>
            <title>{words.hour(hour, count)}</title>
          </rect>
        ))}
      </svg>
      <div className={css.hours} aria-hidden>
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </figure>
  )
}

const spoken =
  (say: (hour: number, count: number) => string) =>
  (count: number, hour: number): string[] =>
    count === 0 ? [] : [say(hour, count)]
