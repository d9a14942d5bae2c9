import '@mantine/core/styles/Input.layer.css'
import { Button } from '@mantine/core'
import { IconRobot, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { goInstead, type TabProps, toHash } from '../route.ts'
import { Choice, Empty, Loaded, Page } from '../ui/index.ts'
import { Approvals } from './approvals.tsx'
import { EmployeeList } from './employee-list.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import type { Bot } from './person.ts'
import { UserDialog } from './user-dialog.tsx'
import { UserList } from './user-list.tsx'
import css from './users.module.css'

type View = 'users' | 'employees' | 'invitations'

/** «Пользователи»: who is linked to which employee, who is invited, who wants in. */
export function UsersTab({ query }: TabProps) {
  const words = useUsersWords()
  const bots = useRead('GET /api/bots')
  return (
    <Page title={words.title}>
      <Loaded reading={bots}>
        {({ bots }) => (bots.length === 0 ? <NoBots /> : <People bots={bots} query={query} />)}
      </Loaded>
    </Page>
  )
}

function NoBots() {
  const { noBots: words } = useUsersWords()
  const add = toHash({ page: 'bots', query: { do: 'add' } })
  return (
    <Empty
      icon={IconRobot}
      title={words.title}
      text={words.text}
      action={
        <Button component="a" href={add}>
          {words.action}
        </Button>
      }
    />
  )
}

interface PeopleProps extends TabProps {
  readonly bots: readonly Bot[]
}

function People({ bots, query }: PeopleProps) {
  const [view, setView] = useState<View>('users')
  const [dialog, setDialog] = useState<string | null>(query.do ?? null)
  const close = (): void => {
    setDialog(null)
    if (query.do !== undefined) goInstead({ page: 'users', query: {} })
  }
  return (
    <>
      <Approvals />
      <Bar view={view} onView={setView} onDo={setDialog} />
      {view === 'users' && <UserList bots={bots} onInvite={() => setDialog('invite')} />}
      {view === 'employees' && <EmployeeList />}
      {view === 'invitations' && <InvitationList bots={bots} />}
      {dialog === 'invite' && <InviteDialog bots={bots} first={query.bot} onClose={close} />}
      {dialog === 'enter' && <UserDialog bots={bots} user={null} onClose={close} />}
    </>
  )
}

interface BarProps {
  readonly view: View
  readonly onView: (view: View) => void
  readonly onDo: (dialog: string) => void
}

function Bar({ view, onView, onDo }: BarProps) {
  const words = useUsersWords()
  const views = (['users', 'employees', 'invitations'] as const).map((value) => ({
    value,
    label: words.views[value],
  }))
  return (
    <div className={css.bar}>
      <Choice label={words.views.label} value={view} onChange={onView} options={views} />
      <div className={css.actions}>
        <Button variant="subtle" component="a" href="/api/users.csv" download>
          {words.csv}
        </Button>
        <Button variant="default" onClick={() => onDo('enter')}>
          {words.enter}
        </Button>
        <Button
          leftSection={<IconUserPlus size={18} stroke={1.75} aria-hidden />}
          onClick={() => onDo('invite')}
        >
          {words.invite}
        </Button>
      </div>
    </div>
  )
}
