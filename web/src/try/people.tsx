import { Button, Skeleton, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { TryAccount, TryPerson } from '../../../src/messengers/web-chat/index.ts'
import { useTryWords } from '../locales/try-words.ts'
import { matching } from '../ui/matching.ts'
import { SearchField } from '../ui/search-field.tsx'
import type { Answer, TryOverview } from './api.ts'
import css from './people.module.css'
import { PersonLink } from './person-link.tsx'

interface PeopleProps {
  /** Null while it is being loaded. */
  readonly overview: Answer<TryOverview> | null
  readonly chosen: string | null
  readonly onReload: () => void
}

/** Everyone as whom the bot can be tried, with a search. */
export function People({ overview, chosen, onReload }: PeopleProps) {
  const { people: words } = useTryWords()
  return (
    <>
      <header className={css.head}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        {overview?.ok && <Company {...overview.value.account} />}
      </header>
      {overview === null && <Loading />}
      {overview?.ok === false && <Failed onReload={onReload} />}
      {overview?.ok && <Search people={overview.value.people} chosen={chosen} />}
    </>
  )
}

interface FailedProps {
  readonly onReload: () => void
}

function Failed({ onReload }: FailedProps) {
  const { people: words } = useTryWords()
  return (
    <div className={css.note} role="alert">
      <p>{words.failed}</p>
      <Button variant="default" h={44} onClick={onReload}>
        {words.again}
      </Button>
    </div>
  )
}

function Company({ name, demo }: TryAccount) {
  const { people: words } = useTryWords()
  return <p className={css.company}>{demo ? words.demo(name) : words.real(name)}</p>
}

interface SearchProps {
  readonly people: readonly TryPerson[]
  readonly chosen: string | null
}

function Search({ people, chosen }: SearchProps) {
  const { people: words } = useTryWords()
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const found = matching(people, query)
  const walk = (event: KeyboardEvent): void => walkLinks(event, field.current, list.current)
  const clear = (): void => {
    setQuery('')
    field.current?.focus()
  }
  if (people.length === 0) return <p className={css.note}>{words.none}</p>
  return (
    <>
      <div className={css.search}>
        <SearchField
          ref={field}
          label={words.search}
          clear={words.clear}
          value={query}
          onChange={setQuery}
          onKeyDown={walk}
        />
        <VisuallyHidden aria-live="polite">{words.found(found.length)}</VisuallyHidden>
      </div>
      {found.length === 0 && (
        <div className={css.note}>
          <p>{words.nobody(query)}</p>
          <Button variant="default" h={44} onClick={clear}>
            {words.clear}
          </Button>
        </div>
      )}
      <ul ref={list} className={css.list} aria-label={words.list}>
        {found.map((person) => (
          <li key={person.id}>
            <PersonLink person={person} chosen={person.id === chosen} onKeyDown={walk} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The arrow keys walk from the field through the list and back. */
function walkLinks(
  event: KeyboardEvent,
  field: HTMLElement | null,
  list: HTMLElement | null,
): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const stops: (Element | null)[] = [field, ...(list?.querySelectorAll('a') ?? [])]
  const next = stops[stops.indexOf(document.activeElement) + step]
  if (next instanceof HTMLElement) next.focus()
}

function Loading() {
  const { people: words } = useTryWords()
  return (
    <div className={css.loading} role="status" aria-label={words.loading}>
      <Skeleton height={44} />
      <Skeleton height={56} />
      <Skeleton height={56} />
      <Skeleton height={56} />
    </div>
  )
}
