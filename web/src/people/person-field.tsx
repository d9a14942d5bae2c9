import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import { CloseButton, TextInput } from '@mantine/core'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { usePeopleWords } from '../locales/people-words.ts'
import { findPeople } from './find-people.ts'
import css from './person-field.module.css'
import type { Employee } from './use-employees.ts'

const OFFERED = 20

interface PersonFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly people: readonly Employee[]
  /** Null: nobody in particular. */
  readonly chosen: string | null
  readonly onChange: (id: string | null) => void
}

/** One person: type a part of the name, choose with the arrow keys or a tap. */
export function PersonField({ label, placeholder, people, chosen, onChange }: PersonFieldProps) {
  const words = usePeopleWords()
  const listId = useId()
  /** What is being typed; null while nobody is looking for anyone. */
  const [query, setQuery] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const found = findPeople(people, useDeferredValue(query ?? '')).slice(0, OFFERED)
  const open = query !== null
  const name = people.find(({ id }) => id === chosen)?.name ?? chosen ?? ''
  const choose = (person: Employee | undefined): void => {
    setQuery(null)
    if (person !== undefined) onChange(person.id)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setQuery(query ?? '')
      setAt(Math.max(0, Math.min(found.length - 1, open ? at + step : 0)))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(found[at])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setQuery(null)
    }
  }
  return (
    <div className={css.field}>
      <TextInput
        label={label}
        placeholder={placeholder}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${listId}-${found[at].id}` : undefined}
        autoComplete="off"
        value={query ?? name}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setQuery(null)}
        rightSection={
          chosen !== null && (
            <CloseButton
              aria-label={words.clear}
              onClick={() => {
                setQuery(null)
                onChange(null)
              }}
            />
          )
        }
      />
      <Offers id={listId} open={open} found={found} at={at} onChoose={choose} />
    </div>
  )
}

interface OffersProps {
  readonly id: string
  readonly open: boolean
  readonly found: readonly Employee[]
  readonly at: number
  readonly onChoose: (person: Employee) => void
}

function Offers({ id, open, found, at, onChoose }: OffersProps) {
  const words = usePeopleWords()
  return (
    <div id={id} className={css.list} role="listbox" aria-label={words.list} hidden={!open}>
      {found.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={css.option}
          // The field keeps the focus: losing it would close the list before the press counts.
          onMouseDown={(event) => event.preventDefault()}
          onPointerUp={() => onChoose(person)}
        >
          <span>{person.name}</span>
          <span className={css.role}>{person.role}</span>
        </div>
      ))}
      {found.length === 0 && (
        <div role="option" tabIndex={-1} aria-selected={false} aria-disabled className={css.nobody}>
          {words.nobody}
        </div>
      )}
    </div>
  )
}
