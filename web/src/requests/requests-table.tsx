import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAct } from '../api/index.ts'
import { useRequestsWords } from '../locales/requests-words.ts'
import { type Column, ErrorNote, Status, Table, type Tone, toast, useFormat } from '../ui/index.ts'
import css from './requests.module.css'

type Request = AnswerOf<'GET /api/requests'>['rows'][number]

export const STATES = [
  'new',
  'in-crm',
  'taken',
  'declined',
  'failed',
] as const satisfies readonly Request['state'][]

const TONES: Readonly<Record<Request['state'], Tone>> = {
  new: 'waiting',
  'in-crm': 'good',
  taken: 'good',
  declined: 'off',
  failed: 'bad',
}

export function RequestsTable({ rows }: { readonly rows: readonly Request[] }) {
  const words = useRequestsWords()
  const format = useFormat()
  const { columns: titles } = words
  const columns: readonly Column<Request>[] = [
    {
      id: 'who',
      title: titles.who,
      head: true,
      cell: (row) => (
        <span className={css.lines}>
          <span>{row.name || words.nameless}</span>
          <span>{words.through(row.number, row.botName)}</span>
        </span>
      ),
    },
    { id: 'contacts', title: titles.contacts, cell: (row) => <Contacts request={row} /> },
    { id: 'text', title: titles.text, cell: (row) => <p className={css.text}>{row.text}</p> },
    { id: 'state', title: titles.state, cell: (row) => <State request={row} /> },
    {
      id: 'when',
      title: titles.when,
      cell: (row) => (
        <time className={css.when} dateTime={row.at}>
          {format.moment(row.at)}
        </time>
      ),
    },
  ]
  return <Table label={words.label} columns={columns} rows={rows} keyOf={({ id }) => id} />
}

function Contacts({ request: { phone, email } }: { readonly request: Request }) {
  return (
    <span className={css.lines}>
      {phone !== null && <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>}
      {email !== null && <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>}
    </span>
  )
}

function State({ request }: { readonly request: Request }) {
  const words = useRequestsWords()
  const { state, takenBy, declinedWhy, error } = request
  const more = [takenBy !== null ? words.takenBy(takenBy) : null, declinedWhy, error]
  return (
    <span className={css.lines}>
      <Status tone={TONES[state]}>{words.states[state]}</Status>
      {more.map((line) => line !== null && <span key={line}>{line}</span>)}
      <InCrm request={request} />
      {state === 'failed' && <Retry id={request.id} />}
    </span>
  )
}

function InCrm({ request: { crmId, crmUrl } }: { readonly request: Request }) {
  const words = useRequestsWords()
  if (crmId === null) return null
  // The address comes from the CRM: nothing but the web may stand behind a link of ours.
  if (crmUrl === null || !/^https?:\/\//i.test(crmUrl)) return <span>{words.crmId(crmId)}</span>
  return (
    <a href={crmUrl} target="_blank" rel="noreferrer">
      {words.openInCrm(crmId)} <IconExternalLink size={14} aria-hidden />
    </a>
  )
}

function Retry({ id }: { readonly id: string }) {
  const words = useRequestsWords()
  const { act, busy, failure } = useAct('POST /api/requests/:id/retry', ['GET /api/requests'])
  const retry = async (): Promise<void> => {
    if ((await act({ params: { id } })) !== null) toast(words.retried)
  }
  return (
    <span className={css.retry}>
      <Button variant="default" size="sm" loading={busy} onClick={retry}>
        {words.retry}
      </Button>
      <ErrorNote failure={failure} />
    </span>
  )
}
