import { Button, NativeSelect } from '@mantine/core'
import { IconAddressBook } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { Empty, Loaded, Pager, SearchField, usePaging } from '../ui/index.ts'
import { ANYBODY, type Filter, filtered } from './filter.ts'
import { type Bot, STATES, type User } from './person.ts'
import { UserTable } from './user-table.tsx'
import css from './users.module.css'

interface UserListProps {
  readonly bots: readonly Bot[]
  readonly onInvite: () => void
}

/** Everybody linked to an employee, narrowed down as one likes. */
export function UserList({ bots, onInvite }: UserListProps) {
  const words = useUsersWords()
  const reading = useRead('GET /api/users')
  return (
    <Loaded reading={reading}>
      {({ users }) =>
        users.length === 0 ? (
          <Empty
            icon={IconAddressBook}
            {...words.nobody}
            action={<Button onClick={onInvite}>{words.invite}</Button>}
          />
        ) : (
          <Found users={users} bots={bots} />
        )
      }
    </Loaded>
  )
}

interface FoundProps {
  readonly users: readonly User[]
  readonly bots: readonly Bot[]
}

function Found({ users, bots }: FoundProps) {
  const words = useUsersWords()
  const [filter, setFilter] = useState<Filter>(ANYBODY)
  const found = filtered(users, filter)
  const paging = usePaging(found)
  return (
    <>
      <Filters filter={filter} bots={bots} onChange={setFilter} />
      <p className={css.count} aria-live="polite">
        {found.length === 0 ? words.noneFound : words.found(found.length)}
      </p>
      {found.length > 0 && <UserTable users={paging.rows} bots={bots} />}
      <Pager {...paging} />
    </>
  )
}

interface FiltersProps {
  readonly filter: Filter
  readonly bots: readonly Bot[]
  readonly onChange: (filter: Filter) => void
}

function Filters({ filter, bots, onChange }: FiltersProps) {
  const words = useUsersWords()
  const { filters } = words
  const set = (part: Partial<Filter>): void => onChange({ ...filter, ...part })
  return (
    <div className={css.filters}>
      <SearchField
        label={words.search}
        clear={words.clear}
        value={filter.search}
        onChange={(search) => set({ search })}
      />
      <NativeSelect
        aria-label={filters.bot}
        value={filter.bot}
        onChange={(event) => set({ bot: event.currentTarget.value })}
        data={[
          { value: '', label: filters.anyBot },
          ...bots.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        aria-label={filters.state}
        value={filter.state}
        onChange={(event) => set({ state: event.currentTarget.value })}
        data={[
          { value: '', label: filters.anyState },
          ...STATES.map((value) => ({ value, label: words.states[value] })),
        ]}
      />
    </div>
  )
}
