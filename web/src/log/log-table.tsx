import { IconFile, IconMessage, IconPhoto, type TablerIcon } from '@tabler/icons-react'
import { useLogWords } from '../locales/log-words.ts'
import { type Column, Table, useFormat } from '../ui/index.ts'
import { Fate } from './fate.tsx'
import css from './log.module.css'
import { wordsOfError } from './log-errors.ts'
import type { LogRow } from './log-filter.ts'

interface LogTableProps {
  readonly rows: readonly LogRow[]
  readonly onOpen: (id: string) => void
}

export function LogTable({ rows, onOpen }: LogTableProps) {
  const words = useLogWords()
  const format = useFormat()
  const { columns: titles } = words
  const columns: readonly Column<LogRow>[] = [
    {
      id: 'what',
      title: titles.what,
      head: true,
      cell: (row) => <Topic row={row} onOpen={onOpen} />,
    },
    { id: 'who', title: titles.who, cell: (row) => row.employeeName ?? row.recipient },
    { id: 'bot', title: titles.bot, cell: (row) => row.botName },
    {
      id: 'when',
      title: titles.when,
      cell: (row) => (
        <time className={css.when} dateTime={row.at}>
          {format.moment(row.at)}
        </time>
      ),
    },
    { id: 'state', title: titles.state, cell: (row) => <State row={row} /> },
  ]
  return <Table label={words.label} columns={columns} rows={rows} keyOf={({ id }) => id} />
}

const KINDS: Readonly<Record<LogRow['kind'], TablerIcon>> = {
  text: IconMessage,
  picture: IconPhoto,
  file: IconFile,
}

function Topic({ row, onOpen }: { readonly row: LogRow; readonly onOpen: (id: string) => void }) {
  const words = useLogWords()
  const Kind = KINDS[row.kind]
  const who = row.employeeName ?? row.recipient
  return (
    <span className={css.topic}>
      <Kind size={18} stroke={1.75} role="img" aria-label={words.kinds[row.kind]} />
      <button
        type="button"
        className={css.open}
        aria-label={words.open(row.topic, who)}
        onClick={() => onOpen(row.id)}
      >
        {row.topic}
      </button>
      {row.tried && <span className={css.tried}>{words.tried}</span>}
    </span>
  )
}

function State({ row: { state, error, attempts } }: { readonly row: LogRow }) {
  const words = useLogWords()
  return (
    <span className={css.state}>
      <Fate fate={state} />
      {error !== null && <span className={css.why}>{wordsOfError(words.errors, error)}</span>}
      {attempts > 1 && <span className={css.why}>{words.tries(attempts)}</span>}
    </span>
  )
}
