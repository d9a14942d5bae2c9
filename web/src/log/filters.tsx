import '@mantine/core/styles/Input.layer.css'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useRead } from '../api/index.ts'
import { useLanguage } from '../locales/index.tsx'
import { useLogWords } from '../locales/log-words.ts'
import { PersonField, useEmployees } from '../people/index.ts'
import css from './filters.module.css'
import { type Chosen, conditionsOf, FATES, KINDS, type LogQuery, PERIODS } from './log-filter.ts'

interface FiltersProps {
  readonly chosen: Chosen
  readonly query: LogQuery
  readonly onChoose: (chosen: Chosen) => void
}

/** What the log is narrowed down to. It lives in the address, so a reload comes back to it. */
export function Filters({ chosen, query, onChoose }: FiltersProps) {
  const { filters: words } = useLogWords()
  const [open, setOpen] = useState(false)
  const count = conditionsOf(query)
  const set = (changes: Record<string, string>): void =>
    onChoose(onlySet({ ...chosen, ...changes }))
  return (
    <search className={css.filters}>
      <div className={css.first}>
        <Search value={chosen.search ?? ''} onSearch={(search) => set({ search })} />
        <div className={css.toggle}>
          <Button
            variant="default"
            aria-expanded={open}
            leftSection={<IconFilter size={18} stroke={1.75} aria-hidden />}
            onClick={() => setOpen(!open)}
          >
            {count > 0 ? `${words.title}: ${count}` : words.title}
          </Button>
        </div>
      </div>
      <div className={css.more} data-open={open || undefined}>
        <Period chosen={chosen} onSet={set} />
        <Whose chosen={chosen} onSet={set} />
        <What chosen={chosen} onSet={set} />
        {Object.keys(query).length > 0 && (
          <Button
            variant="subtle"
            className={css.clear}
            leftSection={<IconX size={18} stroke={1.75} aria-hidden />}
            onClick={() => onChoose({})}
          >
            {words.clear}
          </Button>
        )}
      </div>
    </search>
  )
}

const onlySet = (chosen: Chosen): Chosen =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''))

/** How long somebody may pause in typing before it is searched for, in milliseconds. */
const PAUSE = 300

interface SearchProps {
  readonly value: string
  readonly onSearch: (value: string) => void
}

function Search({ value, onSearch }: SearchProps) {
  const { filters: words } = useLogWords()
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => {
      onSearch(typed)
      setTyped(null)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed, onSearch])
  return (
    <TextInput
      type="search"
      className={css.search}
      aria-label={words.search}
      placeholder={words.search}
      maxLength={100}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
    />
  )
}

interface PartProps {
  readonly chosen: Chosen
  readonly onSet: (changes: Record<string, string>) => void
}

function Period({ chosen, onSet }: PartProps) {
  const { filters: words } = useLogWords()
  const period = PERIODS.find((period) => period === chosen.period) ?? 'all'
  return (
    <>
      <NativeSelect
        label={words.period}
        value={period}
        onChange={(event) => onSet({ period: event.currentTarget.value, from: '', to: '' })}
        data={PERIODS.map((value) => ({ value, label: words.periods[value] }))}
      />
      {period === 'own' && (
        <>
          <TextInput
            type="date"
            label={words.from}
            max={chosen.to}
            value={chosen.from ?? ''}
            onChange={(event) => onSet({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={words.to}
            min={chosen.from}
            value={chosen.to ?? ''}
            onChange={(event) => onSet({ to: event.currentTarget.value })}
          />
        </>
      )}
    </>
  )
}

function Whose({ chosen, onSet }: PartProps) {
  const { filters: words } = useLogWords()
  const { language: locale } = useLanguage()
  const bots = useRead('GET /api/bots').data?.bots ?? []
  const broadcasts = useRead('GET /api/broadcasts', { query: { locale } }).data?.rows ?? []
  const people = useEmployees()
  return (
    <>
      <NativeSelect
        label={words.bot}
        value={chosen.bot ?? ''}
        onChange={(event) => onSet({ bot: event.currentTarget.value })}
        data={[
          { value: '', label: words.anyBot },
          ...bots.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <PersonField
        label={words.person}
        placeholder={words.anybody}
        people={people}
        chosen={chosen.employee ?? null}
        onChange={(id) => onSet({ employee: id ?? '' })}
      />
      {(broadcasts.length > 0 || chosen.broadcast) && (
        <NativeSelect
          label={words.broadcast}
          className={css.broadcast}
          value={chosen.broadcast ?? ''}
          onChange={(event) => onSet({ broadcast: event.currentTarget.value })}
          data={[
            { value: '', label: words.anyBroadcast },
            ...broadcasts.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
    </>
  )
}

function What({ chosen, onSet }: PartProps) {
  const words = useLogWords()
  return (
    <>
      <NativeSelect
        label={words.filters.kind}
        value={chosen.kind ?? ''}
        onChange={(event) => onSet({ kind: event.currentTarget.value })}
        data={[
          { value: '', label: words.filters.anyKind },
          ...KINDS.map((value) => ({ value, label: words.kinds[value] })),
        ]}
      />
      <NativeSelect
        label={words.filters.state}
        value={chosen.state ?? ''}
        onChange={(event) => onSet({ state: event.currentTarget.value })}
        data={[
          { value: '', label: words.filters.anyState },
          ...FATES.map((value) => ({ value, label: words.fates[value] })),
        ]}
      />
    </>
  )
}
