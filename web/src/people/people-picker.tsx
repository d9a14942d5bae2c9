import '@mantine/core/styles/Input.layer.css'
import { Button, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { usePeopleWords } from '../locales/people-words.ts'
import { findPeople } from './find-people.ts'
import css from './people-picker.module.css'
import type { Employee } from './use-employees.ts'

/** How many are offered at once, and how many chosen ones are shown. */
const OFFERED = 50
const SHOWN = 20

interface PeoplePickerProps {
  readonly label: string
  readonly description?: string
  readonly people: readonly Employee[]
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

/** Several people: chosen ones as chips, a search, and those found to tick. */
export function PeoplePicker({ label, description, people, chosen, onChange }: PeoplePickerProps) {
  const known = new Map(people.map((person) => [person.id, person.name]))
  const ids = new Set(chosen)
  const toggle = (id: string): void =>
    onChange(ids.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <fieldset className={css.picker}>
      <legend className={css.legend}>{label}</legend>
      {description && <p className={css.hint}>{description}</p>}
      <Chosen names={chosen.map((id) => ({ id, name: known.get(id) ?? id }))} onRemove={toggle} />
      <Offered
        people={people}
        chosen={ids}
        onToggle={toggle}
        onAll={(found) => onChange([...new Set([...chosen, ...found.map(({ id }) => id)])])}
        onNone={() => onChange([])}
      />
    </fieldset>
  )
}

interface ChosenProps {
  readonly names: readonly { readonly id: string; readonly name: string }[]
  readonly onRemove: (id: string) => void
}

function Chosen({ names, onRemove }: ChosenProps) {
  const words = usePeopleWords()
  if (names.length === 0) return null
  return (
    <ul className={css.chips} aria-label={words.chosen(names.length)}>
      {names.slice(0, SHOWN).map(({ id, name }) => (
        <li key={id}>
          <button
            type="button"
            className={css.chip}
            aria-label={words.remove(name)}
            onClick={() => onRemove(id)}
          >
            {name}
            <IconX size={16} stroke={1.75} aria-hidden />
          </button>
        </li>
      ))}
      {names.length > SHOWN && <li className={css.more}>{words.more(names.length - SHOWN)}</li>}
    </ul>
  )
}

interface OfferedProps {
  readonly people: readonly Employee[]
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly onAll: (found: readonly Employee[]) => void
  readonly onNone: () => void
}

function Offered({ people, chosen, onToggle, onAll, onNone }: OfferedProps) {
  const words = usePeopleWords()
  const [query, setQuery] = useState('')
  const found = findPeople(people, useDeferredValue(query))
  return (
    <>
      <TextInput
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter here looks for somebody; it must not send the form around it.
          if (event.key === 'Enter') event.preventDefault()
        }}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      />
      <ul className={css.list} aria-label={words.list}>
        {found.slice(0, OFFERED).map((person) => (
          <li key={person.id}>
            <Offer person={person} chosen={chosen.has(person.id)} onToggle={onToggle} />
          </li>
        ))}
        {found.length === 0 && <li className={css.nobody}>{words.nobody}</li>}
      </ul>
      <div className={css.foot}>
        <span aria-live="polite">{words.found(Math.min(found.length, OFFERED), found.length)}</span>
        {found.length > 0 && (
          <Button type="button" variant="subtle" size="sm" onClick={() => onAll(found)}>
            {words.takeAll(found.length)}
          </Button>
        )}
        {chosen.size > 0 && (
          <Button type="button" variant="subtle" color="gray" size="sm" onClick={onNone}>
            {words.takeNone}
          </Button>
        )}
      </div>
    </>
  )
}

interface OfferProps {
  readonly person: Employee
  readonly chosen: boolean
  readonly onToggle: (id: string) => void
}

function Offer({ person: { id, name, role, active }, chosen, onToggle }: OfferProps) {
  const words = usePeopleWords()
  return (
    <label className={css.offer}>
      <input type="checkbox" checked={chosen} onChange={() => onToggle(id)} />
      <span className={css.name}>{name}</span>
      <span className={css.role}>{active ? role : words.off}</span>
    </label>
  )
}
