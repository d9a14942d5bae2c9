import { useBroadcastsWords } from '../locales/broadcasts-words.ts'
import { toHash } from '../route.ts'
import { ErrorNote } from '../ui/index.ts'
import css from './form.module.css'
import type { Previewed } from './use-preview.ts'

/** How many names are shown of either list. */
const SHOWN = 200

interface PreviewProps {
  readonly preview: Previewed
  /** Whether anybody is chosen at all. */
  readonly chosen: boolean
}

/** Who gets it, and who not and why. */
export function Preview({ preview: { data, failure, stale, again }, chosen }: PreviewProps) {
  const { preview: words } = useBroadcastsWords()
  const counting = chosen && failure === null && (data === undefined || stale)
  const recipients = data?.recipients ?? []
  const leftOut = data?.leftOut ?? []
  return (
    <section className={css.preview} aria-label={words.title} aria-busy={counting || undefined}>
      <div className={css.verdict} role="status">
        {!chosen && <p>{words.choose}</p>}
        {counting && data === undefined && <p>{words.counting}</p>}
        {chosen && data !== undefined && (
          <p className={css.goes}>
            {recipients.length > 0 ? words.goes(recipients.length) : words.nobody}
          </p>
        )}
        {leftOut.length > 0 && <p>{words.leftOut(leftOut.length)}</p>}
      </div>
      <ErrorNote failure={failure} onAgain={again} />
      {recipients.length > 0 && (
        <Names
          title={words.showGets}
          people={recipients.map(({ employeeId, name, bots }) => ({
            id: employeeId,
            name,
            more: bots.join(', '),
          }))}
        />
      )}
      {leftOut.length > 0 && (
        <Names
          title={words.showLeftOut}
          people={leftOut.map(({ employeeId, name, why }) => ({
            id: employeeId,
            name,
            more: words.why[why],
          }))}
        />
      )}
      {data !== undefined && recipients.length === 0 && (
        <a href={toHash({ page: 'users', query: {} })}>{words.invite}</a>
      )}
    </section>
  )
}

interface NamesProps {
  readonly title: string
  readonly people: readonly { readonly id: string; readonly name: string; readonly more: string }[]
}

function Names({ title, people }: NamesProps) {
  const { preview: words } = useBroadcastsWords()
  return (
    <details className={css.details}>
      <summary>{title}</summary>
      <ul className={css.names}>
        {people.slice(0, SHOWN).map(({ id, name, more }) => (
          <li key={id}>
            <span>{name}</span>
            <span className={css.hint}>{more}</span>
          </li>
        ))}
        {people.length > SHOWN && <li className={css.hint}>{words.rest(people.length - SHOWN)}</li>}
      </ul>
    </details>
  )
}
