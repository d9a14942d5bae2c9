import { Button } from '@mantine/core'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAct, useRead } from '../api/index.ts'
import { useAccessWords } from '../locales/access-words.ts'
import { type Column, ErrorNote, Loaded, Section, Table, toast, useFormat } from '../ui/index.ts'
import css from './access.module.css'
import { browserName } from './browser-name.ts'

type Session = AnswerOf<'GET /api/sessions'>['sessions'][number]

/** Everybody who is signed in now; any session but one's own can be ended. */
export function Sessions() {
  const { sessions: words } = useAccessWords()
  const reading = useRead('GET /api/sessions')
  return (
    <Section title={words.title}>
      <Loaded reading={reading}>{({ sessions }) => <SessionTable sessions={sessions} />}</Loaded>
    </Section>
  )
}

function SessionTable({ sessions }: { readonly sessions: readonly Session[] }) {
  const { sessions: words } = useAccessWords()
  const format = useFormat()
  const nameOf = ({ person }: Session): string =>
    person.kind === 'owner' ? words.owner : person.name
  const columns: readonly Column<Session>[] = [
    {
      id: 'who',
      title: words.who,
      head: true,
      cell: (session) => (
        <>
          {nameOf(session)} {session.current && <span className={css.mark}>{words.current}</span>}
        </>
      ),
    },
    {
      id: 'browser',
      title: words.browser,
      cell: ({ browser }) => (
        <span title={browser}>{browserName(browser) || browser || words.unknown}</span>
      ),
    },
    { id: 'from', title: words.from, cell: ({ from }) => from },
    { id: 'started', title: words.started, cell: (row) => format.moment(row.startedAt) },
    { id: 'seen', title: words.seen, cell: ({ seenAt }) => format.moment(seenAt) },
    {
      id: 'actions',
      title: words.actions,
      actions: true,
      cell: (session) => !session.current && <End id={session.id} name={nameOf(session)} />,
    },
  ]
  return <Table label={words.label} columns={columns} rows={sessions} keyOf={({ id }) => id} />
}

function End({ id, name }: { readonly id: string; readonly name: string }) {
  const { sessions: words } = useAccessWords()
  const { act, busy, failure } = useAct('DELETE /api/sessions/:id', [
    'GET /api/sessions',
    'GET /api/acts',
  ])
  const end = async (): Promise<void> => {
    if ((await act({ params: { id } })) !== null) toast(words.ended)
  }
  return (
    <>
      <Button
        variant="subtle"
        size="sm"
        aria-label={words.endOf(name)}
        loading={busy}
        onClick={end}
      >
        {words.end}
      </Button>
      <ErrorNote failure={failure} />
    </>
  )
}
