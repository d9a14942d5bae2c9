import { useState } from 'react'
import { useUsersWords } from '../locales/users-words.ts'
import type { Employee } from './person.ts'
import css from './users.module.css'

interface SeesProps {
  readonly employee: Employee
  readonly nameOf: (id: string) => string
}

/** Whose figures an employee sees: a number that opens to names. */
export function Sees({ employee: { sees, seesCount }, nameOf }: SeesProps) {
  const words = useUsersWords()
  const [open, setOpen] = useState(false)
  if (seesCount < 2) return <span className={css.sees}>{words.sees(1)}</span>
  const rest = seesCount - sees.length
  return (
    <details className={css.sees} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.sees(seesCount)}</summary>
      {open && (
        <p>
          {sees.map(nameOf).join(', ')}
          {rest > 0 && ` ${words.seesMore(rest)}`}
        </p>
      )}
    </details>
  )
}
