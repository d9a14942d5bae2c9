import css from './initials.module.css'

/** A round sign with the first letters of a name. */
export function Initials({
  name,
  faint = false,
}: {
  readonly name: string
  readonly faint?: boolean
}) {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
  return (
    <span className={css.initials} data-faint={faint || undefined} aria-hidden>
      {letters.join('').toUpperCase()}
    </span>
  )
}
