import { Button } from '@mantine/core'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { failureOf, useRows } from '../api/index.ts'
import { useAccessWords } from '../locales/access-words.ts'
import { Busy, type Column, ErrorNote, Section, Table, useFormat } from '../ui/index.ts'
import css from './access.module.css'

type Act = AnswerOf<'GET /api/acts'>['rows'][number]

/** Who did what, when and from where. */
export function Acts() {
  const { acts: words } = useAccessWords()
  const format = useFormat()
  const reading = useRows('GET /api/acts', { limit: 30 })
  const { rows, data, error, refetch } = reading
  const columns: readonly Column<Act>[] = [
    {
      id: 'what',
      title: words.what,
      head: true,
      cell: ({ what, subject }) => (
        <span className={css.act}>
          {words.words[what] ?? what}
          {subject !== '' && (
            <span className={css.subject}>{subjectOf(what, subject, words.settings)}</span>
          )}
        </span>
      ),
    },
    { id: 'who', title: words.who, cell: ({ who }) => (who === 'owner' ? words.owner : who) },
    {
      id: 'when',
      title: words.when,
      cell: ({ at }) => <time dateTime={at}>{format.moment(at)}</time>,
    },
    { id: 'from', title: words.from, cell: ({ from }) => from },
  ]
  return (
    <Section title={words.title}>
      <ErrorNote failure={failureOf(error)} onAgain={refetch} />
      {data === undefined && error === null && <Busy />}
      {data !== undefined && rows.length === 0 && <p className={css.empty}>{words.empty}</p>}
      {rows.length > 0 && (
        <Table label={words.label} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      {reading.hasNextPage && (
        <Button
          variant="default"
          className={css.more}
          loading={reading.isFetchingNextPage}
          onClick={() => reading.fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
    </Section>
  )
}

/** Of changed settings the names are ours; everything else is called as it is. */
function subjectOf(what: string, subject: string, names: Readonly<Record<string, string>>): string {
  if (what !== 'settings.change') return subject
  return subject
    .split(', ')
    .map((name) => names[name] ?? name)
    .join(', ')
}
