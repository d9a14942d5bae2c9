import { ActionIcon } from '@mantine/core'
import { IconLock, IconLockOpen, IconPencil, IconTrash, type TablerIcon } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { type Column, Status, Table, type Tone, toast, useFormat } from '../ui/index.ts'
import { BlockDialog } from './block-dialog.tsx'
import type { Bot, User } from './person.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { Sees } from './sees.tsx'
import { type Employees, useEmployees } from './use-employees.ts'
import { UserDialog } from './user-dialog.tsx'
import css from './users.module.css'

const TONES: Readonly<Record<User['state'], Tone>> = {
  subscribed: 'good',
  stopped: 'off',
  waiting: 'waiting',
  blocked: 'bad',
  off: 'off',
}

interface Doing {
  readonly what: 'edit' | 'block' | 'remove'
  readonly user: User
}

interface UserTableProps {
  readonly users: readonly User[]
  readonly bots: readonly Bot[]
}

export function UserTable({ users, bots }: UserTableProps) {
  const words = useUsersWords()
  const format = useFormat()
  const employees = useEmployees()
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = (): void => setDoing(null)
  const { columns: titles } = words
  const columns: readonly Column<User>[] = [
    {
      id: 'employee',
      title: titles.employee,
      head: true,
      cell: (user) => <Who user={user} employees={employees} />,
    },
    { id: 'bot', title: titles.bot, cell: ({ botName }) => botName },
    { id: 'user', title: titles.user, cell: (user) => <InMessenger user={user} /> },
    {
      id: 'state',
      title: titles.state,
      cell: ({ state }) => <Status tone={TONES[state]}>{words.states[state]}</Status>,
    },
    { id: 'updated', title: titles.updated, cell: ({ updatedAt }) => format.moment(updatedAt) },
    {
      id: 'actions',
      title: titles.actions,
      actions: true,
      cell: (user) => <Actions user={user} onDo={setDoing} />,
    },
  ]
  return (
    <>
      <Table label={words.title} columns={columns} rows={users} keyOf={({ id }) => id} />
      {doing?.what === 'edit' && <UserDialog bots={bots} user={doing.user} onClose={close} />}
      {doing?.what === 'block' && (
        <BlockDialog id={doing.user.employeeId} name={doing.user.employeeName} onClose={close} />
      )}
      {doing?.what === 'remove' && <RemoveDialog user={doing.user} onClose={close} />}
    </>
  )
}

function Who({ user, employees }: { readonly user: User; readonly employees: Employees }) {
  const employee = employees.byId.get(user.employeeId)
  return (
    <div className={css.who}>
      {user.employeeName}
      {employee !== undefined && <Sees employee={employee} nameOf={employees.nameOf} />}
    </div>
  )
}

function InMessenger({ user: { username, userId, chatId } }: { readonly user: User }) {
  const words = useUsersWords()
  return (
    <div className={css.who}>
      {username !== null && <span>@{username}</span>}
      <span className={css.faint}>{userId ?? words.idUnknown}</span>
      {chatId !== null && chatId !== userId && <span className={css.faint}>{chatId}</span>}
    </div>
  )
}

interface ActionsProps {
  readonly user: User
  readonly onDo: (doing: Doing) => void
}

function Actions({ user, onDo }: ActionsProps) {
  const words = useUsersWords()
  const { employeeName: name, employeeId } = user
  const unblock = useAct('POST /api/employees/:id/unblock', [
    'GET /api/users',
    'GET /api/employees',
  ])
  const letIn = async (): Promise<void> => {
    if ((await unblock.act({ params: { id: employeeId } })) !== null) toast(words.unblocked)
  }
  return (
    <span className={css.icons}>
      <Act
        icon={IconPencil}
        label={words.editOf(name)}
        onClick={() => onDo({ what: 'edit', user })}
      />
      {user.state === 'blocked' ? (
        <Act
          icon={IconLockOpen}
          label={words.unblockOf(name)}
          busy={unblock.busy}
          onClick={letIn}
        />
      ) : (
        <Act
          icon={IconLock}
          label={words.blockOf(name)}
          onClick={() => onDo({ what: 'block', user })}
        />
      )}
      <Act
        icon={IconTrash}
        label={words.removeOf(name)}
        onClick={() => onDo({ what: 'remove', user })}
      />
    </span>
  )
}

interface ActProps {
  readonly icon: TablerIcon
  readonly label: string
  readonly busy?: boolean
  readonly onClick: () => void
}

/** A button that is a sign alone; what it does is said on hovering, and to whoever cannot see it. */
function Act({ icon: Icon, label, busy = false, onClick }: ActProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={44}
      aria-label={label}
      title={label}
      loading={busy}
      onClick={onClick}
    >
      <Icon size={18} stroke={1.75} />
    </ActionIcon>
  )
}
