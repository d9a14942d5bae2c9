import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAdminEvent, useRead } from '../api/index.ts'
import { useLanguage } from '../locales/index.tsx'
import { useLogWords } from '../locales/log-words.ts'
import { toHash } from '../route.ts'
import { Dialog, ErrorNote, Loaded, Note, useFormat } from '../ui/index.ts'
import css from './details.module.css'
import { Fate } from './fate.tsx'
import { wordsOfError } from './log-errors.ts'
import { useResend } from './resend.tsx'

type Message = AnswerOf<'GET /api/log/:id'>

interface DetailsProps {
  readonly id: string
  readonly onClose: () => void
}

/** One message: what it was, every attempt, and its text where texts are kept. */
export function Details({ id, onClose }: DetailsProps) {
  const words = useLogWords()
  const client = useQueryClient()
  const { language: locale } = useLanguage()
  const reading = useRead('GET /api/log/:id', { params: { id }, query: { locale } })
  const { send, busy, failure } = useResend()
  useAdminEvent((event) => {
    if (event.type !== 'log' || event.row.id !== id) return
    client.invalidateQueries({ queryKey: ['GET /api/log/:id'] })
  })
  return (
    <Dialog
      title={reading.data?.topic ?? words.columns.what}
      onClose={onClose}
      foot={
        reading.data?.state === 'failed' && (
          <Button loading={busy} onClick={() => send([id])}>
            {words.resend.one}
          </Button>
        )
      }
    >
      <Loaded reading={reading}>{(message) => <Shown message={message} />}</Loaded>
      <ErrorNote failure={failure} />
    </Dialog>
  )
}

function Shown({ message }: { readonly message: Message }) {
  const words = useLogWords()
  const { details } = words
  return (
    <>
      <p className={css.state}>
        <Fate fate={message.state} />
        <span>{words.meanings[message.state]}</span>
      </p>
      {message.tried && <Note>{words.triedText}</Note>}
      <Facts message={message} />
      <h3 className={css.heading}>{details.attempts}</h3>
      <Attempts tries={message.tries} />
      <h3 className={css.heading}>{details.text}</h3>
      {message.text === null ? (
        <p className={css.muted}>{details.noText}</p>
      ) : (
        <p className={css.text}>{message.text}</p>
      )}
    </>
  )
}

function Facts({ message }: { readonly message: Message }) {
  const { details, kinds } = useLogWords()
  const format = useFormat()
  const facts = [
    [details.who, message.employeeName ?? message.recipient],
    ...(message.employeeName === null ? [] : [[details.chat, message.recipient] as const]),
    [details.bot, message.botName],
    [details.kind, kinds[message.kind]],
    [details.at, format.exactly(message.at)],
  ] as const
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {message.broadcastId !== null && (
        <div>
          <dt>{details.broadcast}</dt>
          <dd>
            <a href={toHash({ page: 'log', query: { broadcast: message.broadcastId } })}>
              {details.broadcastLink}
            </a>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Attempts({ tries }: { readonly tries: Message['tries'] }) {
  const { details, errors } = useLogWords()
  const format = useFormat()
  if (tries.length === 0) return <p className={css.muted}>{details.noAttempts}</p>
  return (
    <ol className={css.tries}>
      {tries.map(({ at, state, error, ms }) => (
        <li key={at}>
          <span className={css.try}>
            <Fate fate={state} />
            <time dateTime={at}>{format.exactly(at)}</time>
            {ms !== null && <span>{details.took(format.number(Math.round(ms)))}</span>}
          </span>
          {error !== null && <p>{wordsOfError(errors, error)}</p>}
        </li>
      ))}
    </ol>
  )
}
