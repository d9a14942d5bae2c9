import { Button } from '@mantine/core'
import { IconTicket } from '@tabler/icons-react'
import { useAct, useRead } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import {
  type Column,
  Empty,
  ErrorNote,
  Loaded,
  Pager,
  Status,
  Table,
  type Tone,
  toast,
  useFormat,
  usePaging,
} from '../ui/index.ts'
import type { Bot, Invitation } from './person.ts'
import css from './users.module.css'

const TONES: Readonly<Record<Invitation['state'], Tone>> = {
  open: 'waiting',
  used: 'good',
  expired: 'off',
  revoked: 'off',
}

interface InvitationListProps {
  readonly bots: readonly Bot[]
}

/** Invitations: who used which, who came too late. */
export function InvitationList({ bots }: InvitationListProps) {
  const words = useUsersWords()
  const reading = useRead('GET /api/invitations')
  return (
    <Loaded reading={reading}>
      {({ invitations }) =>
        invitations.length === 0 ? (
          <Empty icon={IconTicket} {...words.noInvitations} />
        ) : (
          <Found invitations={invitations} bots={bots} />
        )
      }
    </Loaded>
  )
}

interface FoundProps extends InvitationListProps {
  readonly invitations: readonly Invitation[]
}

function Found({ invitations, bots }: FoundProps) {
  const { columns: titles, ...words } = useUsersWords()
  const { moment } = useFormat()
  const paging = usePaging(invitations)
  const botName = (id: string): string => bots.find((bot) => bot.id === id)?.name ?? ''
  const columns: readonly Column<Invitation>[] = [
    { id: 'employee', title: titles.employee, head: true, cell: (one) => one.employeeName },
    { id: 'bot', title: titles.bot, cell: ({ botId }) => botName(botId) },
    { id: 'state', title: titles.state, cell: (one) => <State invitation={one} /> },
    { id: 'created', title: titles.created, cell: ({ createdAt }) => moment(createdAt) },
    { id: 'expires', title: titles.expires, cell: ({ expiresAt }) => moment(expiresAt) },
    {
      id: 'actions',
      title: titles.actions,
      actions: true,
      cell: (one) => one.state === 'open' && <Revoke invitation={one} />,
    },
  ]
  return (
    <>
      <Table
        label={words.views.invitations}
        columns={columns}
        rows={paging.rows}
        keyOf={({ id }) => id}
        faint={({ state }) => state === 'expired' || state === 'revoked'}
      />
      <Pager {...paging} />
    </>
  )
}

function State({ invitation }: { readonly invitation: Invitation }) {
  const { invitations: words } = useUsersWords()
  const { state, usedBy, refused, refusedBy } = invitation
  return (
    <div className={css.who}>
      <Status tone={TONES[state]}>{words.states[state]}</Status>
      {usedBy !== null && <span className={css.faint}>{words.usedBy(usedBy)}</span>}
      {refused > 0 && (
        <span className={css.attention}>{words.refused(refused, refusedBy ?? '')}</span>
      )}
    </div>
  )
}

function Revoke({ invitation: { id, employeeName } }: { readonly invitation: Invitation }) {
  const { invitations: words } = useUsersWords()
  const { act, busy, failure } = useAct('DELETE /api/invitations/:id', ['GET /api/invitations'])
  const revoke = async (): Promise<void> => {
    if ((await act({ params: { id } })) !== null) toast(words.revoked)
  }
  return (
    <>
      <Button
        variant="subtle"
        size="sm"
        loading={busy}
        aria-label={words.revokeOf(employeeName)}
        onClick={revoke}
      >
        {words.revoke}
      </Button>
      <ErrorNote failure={failure} />
    </>
  )
}
