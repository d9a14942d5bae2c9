import { useState } from 'react'
import { useUsersWords } from '../locales/users-words.ts'
import { matching, SearchField } from '../ui/index.ts'
import type { Employee } from './person.ts'
import css from './users.module.css'

/** More than this nobody reads through: the search narrows them down. */
const SHOWN = 100

interface EmployeePickerProps {
  readonly employees: readonly Employee[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  /** One employee instead of any number. */
  readonly single?: boolean
}

/** A list to choose employees from, with a search. */
export function EmployeePicker(props: EmployeePickerProps) {
  const { employees, chosen, onChange, single = false } = props
  const { picker: words, states } = useUsersWords()
  const [search, setSearch] = useState('')
  const found = matching(employees, search)
  const toggle = (id: string): void => {
    const next = new Set(single ? [] : chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <div className={css.picker}>
      <SearchField label={words.search} clear={words.clear} value={search} onChange={setSearch} />
      <fieldset className={css.options}>
        <legend>{words.list}</legend>
        {found.slice(0, SHOWN).map(({ id, name, role, active }) => (
          <label key={id} className={css.option}>
            <input
              type={single ? 'radio' : 'checkbox'}
              checked={chosen.has(id)}
              disabled={!active}
              onChange={() => toggle(id)}
            />
            <span>
              {name}
              <small>{active ? role : `${role}, ${states.off}`}</small>
            </span>
          </label>
        ))}
        {found.length === 0 && <p className={css.faint}>{words.none}</p>}
        {found.length > SHOWN && <p className={css.faint}>{words.more(found.length - SHOWN)}</p>}
      </fieldset>
    </div>
  )
}
