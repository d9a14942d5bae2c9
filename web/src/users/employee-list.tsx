import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useRead } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import {
  type Column,
  Empty,
  Loaded,
  matching,
  Pager,
  SearchField,
  Table,
  toast,
  usePaging,
} from '../ui/index.ts'
import { BlockDialog } from './block-dialog.tsx'
import type { Employee } from './person.ts'
import { Sees } from './sees.tsx'
import { useEmployees } from './use-employees.ts'
import css from './users.module.css'

/** Everybody in the CRM: whom they see, where they are subscribed. */
export function EmployeeList() {
  const words = useUsersWords()
  const reading = useRead('GET /api/employees')
  return (
    <Loaded reading={reading}>
      {({ employees }) =>
        employees.length === 0 ? (
          <Empty icon={IconUsers} {...words.noEmployees} />
        ) : (
          <Found employees={employees} />
        )
      }
    </Loaded>
  )
}

function Found({ employees }: { readonly employees: readonly Employee[] }) {
  const words = useUsersWords()
  const [search, setSearch] = useState('')
  const [blocking, setBlocking] = useState<Employee | null>(null)
  const found = matching(employees, search)
  const paging = usePaging(found)
  const columns = useColumns(setBlocking)
  return (
    <>
      <SearchField
        label={words.picker.search}
        clear={words.clear}
        value={search}
        onChange={setSearch}
      />
      <p className={css.count} aria-live="polite">
        {found.length === 0 ? words.noneFound : words.found(found.length)}
      </p>
      {found.length > 0 && (
        <Table
          label={words.views.employees}
          columns={columns}
          rows={paging.rows}
          keyOf={({ id }) => id}
          faint={({ active }) => !active}
        />
      )}
      <Pager {...paging} />
      {blocking !== null && (
        <BlockDialog id={blocking.id} name={blocking.name} onClose={() => setBlocking(null)} />
      )}
    </>
  )
}

function useColumns(onBlock: (employee: Employee) => void): readonly Column<Employee>[] {
  const { columns: titles, ...words } = useUsersWords()
  const { nameOf } = useEmployees()
  return [
    {
      id: 'employee',
      title: titles.employee,
      head: true,
      cell: (employee) => (
        <div className={css.who}>
          {employee.name}
          <Sees employee={employee} nameOf={nameOf} />
        </div>
      ),
    },
    {
      id: 'role',
      title: titles.role,
      cell: ({ role, active }) => (active ? role : `${role}, ${words.states.off}`),
    },
    { id: 'email', title: titles.email, cell: ({ email }) => email ?? words.noEmail },
    {
      id: 'chats',
      title: titles.chats,
      cell: ({ subscriptions }) => words.inChats(subscriptions),
    },
    {
      id: 'actions',
      title: titles.actions,
      actions: true,
      cell: (employee) => <BlockButton employee={employee} onBlock={onBlock} />,
    },
  ]
}

interface BlockButtonProps {
  readonly employee: Employee
  readonly onBlock: (employee: Employee) => void
}

function BlockButton({ employee, onBlock }: BlockButtonProps) {
  const words = useUsersWords()
  const { act, busy } = useAct('POST /api/employees/:id/unblock', [
    'GET /api/users',
    'GET /api/employees',
  ])
  const { id, name, blocked } = employee
  const letIn = async (): Promise<void> => {
    if ((await act({ params: { id } })) !== null) toast(words.unblocked)
  }
  return blocked ? (
    <Button
      variant="default"
      size="sm"
      loading={busy}
      aria-label={words.unblockOf(name)}
      onClick={letIn}
    >
      {words.unblock}
    </Button>
  ) : (
    <Button
      variant="subtle"
      size="sm"
      aria-label={words.blockOf(name)}
      onClick={() => onBlock(employee)}
    >
      {words.block}
    </Button>
  )
}
