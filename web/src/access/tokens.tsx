import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAct, useRead } from '../api/index.ts'
import { useAccessWords } from '../locales/access-words.ts'
import { type Column, Confirm, Loaded, Section, Table, toast, useFormat } from '../ui/index.ts'
import css from './access.module.css'
import { NewToken } from './new-token.tsx'

type Token = AnswerOf<'GET /api/tokens'>['tokens'][number]

/** What programs may read. */
export function Tokens() {
  const { tokens: words } = useAccessWords()
  const [making, setMaking] = useState(false)
  const reading = useRead('GET /api/tokens')
  return (
    <Section
      title={words.title}
      actions={
        <Button
          variant="default"
          leftSection={<IconKey size={18} stroke={1.75} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          {words.make}
        </Button>
      }
    >
      <p className={css.muted}>
        {words.lead}{' '}
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {words.docs}
        </a>
      </p>
      <Loaded reading={reading}>
        {({ tokens }) =>
          tokens.length === 0 ? (
            <p className={css.empty}>{words.empty}</p>
          ) : (
            <TokenTable tokens={tokens} />
          )
        }
      </Loaded>
      {making && <NewToken onClose={() => setMaking(false)} />}
    </Section>
  )
}

function TokenTable({ tokens }: { readonly tokens: readonly Token[] }) {
  const { tokens: words } = useAccessWords()
  const format = useFormat()
  const columns: readonly Column<Token>[] = [
    { id: 'name', title: words.name, head: true, cell: ({ name }) => name },
    {
      id: 'scopes',
      title: words.scopes,
      cell: ({ scopes }) =>
        scopes.map((scope) => words.scopeNames[scope]?.title ?? scope).join(', '),
    },
    {
      id: 'created',
      title: words.created,
      cell: ({ createdAt, createdBy }) => (
        <span className={css.lines}>
          <span>{format.moment(createdAt)}</span>
          <span className={css.muted}>{createdBy === 'owner' ? '' : words.by(createdBy)}</span>
        </span>
      ),
    },
    {
      id: 'used',
      title: words.used,
      cell: ({ usedAt }) => (usedAt === null ? words.never : format.moment(usedAt)),
    },
    {
      id: 'actions',
      title: words.actions,
      actions: true,
      cell: (token) => <Revoke token={token} />,
    },
  ]
  return <Table label={words.label} columns={columns} rows={tokens} keyOf={({ id }) => id} />
}

function Revoke({ token: { id, name } }: { readonly token: Token }) {
  const { tokens: words } = useAccessWords()
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct('DELETE /api/tokens/:id', [
    'GET /api/tokens',
    'GET /api/acts',
  ])
  const revoke = async (): Promise<void> => {
    if ((await act({ params: { id } })) !== null) toast(words.revoked)
  }
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="sm"
        aria-label={words.revokeOf(name)}
        onClick={() => setAsking(true)}
      >
        {words.revoke}
      </Button>
      {asking && (
        <Confirm
          title={words.revokeTitle(name)}
          action={words.revoke}
          dangerous
          busy={busy}
          failure={failure}
          onConfirm={revoke}
          onClose={() => setAsking(false)}
        >
          <p>{words.revokeText}</p>
        </Confirm>
      )}
    </>
  )
}
