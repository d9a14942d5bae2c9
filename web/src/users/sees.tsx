import { useState } from 'react'
import { useUsersWords } from '../locales/users-words.ts'
import type { Employee } from './person.ts'
import css from './users.module.css'

/** More names than this are only counted. */
const SHOWN = 30

interface SeesProps {
  readonly employee: Employee
  readonly nameOf: (id: string) => string
}

/** Whose figures an employee sees: a number that opens to names. */
export function Sees({ employee: { sees }, nameOf }: SeesProps) {
  const words = useUsersWords()
  const [open, setOpen] = useState(false)
  if (sees.length < 2) return <span className={css.sees}>{words.sees(1)}</span>
  const rest = sees.length - SHOWN
  return (
    <details className={css.sees} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.sees(sees.length)}</summary>
      {open && (
        <p>
          {sees.slice(0, SHOWN).map(nameOf).join(', ')}
          {rest > 0 && ` ${words.seesMore(rest)}`}
        </p>
      )}
    </details>
  )
}
