import { Button } from '@mantine/core'
import { type PropsWithChildren, useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAct, useLiveRead } from '../api/index.ts'
import { useBotsWords } from '../locales/bots-words.ts'
import { Dialog, ErrorNote, Loaded, Status, useFormat } from '../ui/index.ts'
import type { Bot } from './bot.ts'
import css from './bots.module.css'

type Connection = AnswerOf<'GET /api/bots/:id/info'>

/** How often the messenger is asked while the dialog is open, in milliseconds. */
const EVERY = 10_000

interface InfoDialogProps {
  readonly bot: Bot
  readonly onClose: () => void
}

/** What the messenger says about a bot now, and which way leads there. */
export function InfoDialog({ bot, onClose }: InfoDialogProps) {
  const words = useBotsWords()
  const reading = useLiveRead('GET /api/bots/:id/info', EVERY, { params: { id: bot.id } })
  return (
    <Dialog title={words.infoOf(bot.name)} onClose={onClose}>
      <Loaded reading={reading}>
        {(connection) => (
          <>
            <Facts {...connection} />
            <Routes bot={bot} known={connection.routes} />
          </>
        )}
      </Loaded>
      <p className={css.hint}>{words.live.refreshed}</p>
    </Dialog>
  )
}

function Facts(connection: Connection) {
  const { live: words } = useBotsWords()
  const format = useFormat()
  const { error, road, webhookUrl, pending, lastError, lastErrorAt, heardAt } = connection
  return (
    <>
      <Status tone={error === null ? 'good' : 'bad'}>
        {error === null ? words.answers : words.silent}
      </Status>
      {error !== null && <p className={css.said}>{error.message}</p>}
      <dl className={css.facts}>
        <Fact name={words.road}>{words.roads[road]}</Fact>
        {webhookUrl !== null && <Fact name={words.address}>{webhookUrl}</Fact>}
        {pending !== null && <Fact name={words.pending}>{format.number(pending)}</Fact>}
        <Fact name={words.lastError}>
          {lastError === null
            ? words.noError
            : `${lastErrorAt === null ? '' : `${format.moment(lastErrorAt)}: `}${lastError}`}
        </Fact>
        <Fact name={words.heard}>{heardAt === null ? words.never : format.moment(heardAt)}</Fact>
      </dl>
    </>
  )
}

function Fact({ name, children }: PropsWithChildren<{ readonly name: string }>) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface RoutesProps {
  readonly bot: Bot
  readonly known: Connection['routes']
}

function Routes({ bot, known }: RoutesProps) {
  const { live: words } = useBotsWords()
  const [tested, setTested] = useState<Connection['routes'] | null>(null)
  const { act, busy, failure } = useAct('POST /api/bots/:id/routes/test')
  const test = async (): Promise<void> => {
    const answer = await act({ params: { id: bot.id } })
    if (answer !== null) setTested(answer.routes)
  }
  return (
    <section className={css.fields}>
      <h3>{words.routes}</h3>
      <ul className={css.routes}>
        {(tested ?? known).map((route) => (
          <RouteLine key={route.route} {...route} />
        ))}
      </ul>
      <ErrorNote failure={failure} />
      <Button variant="default" loading={busy} onClick={test}>
        {words.test}
      </Button>
    </section>
  )
}

function RouteLine({ route, ok, ms, current, error }: Connection['routes'][number]) {
  const { live: words } = useBotsWords()
  const { number } = useFormat()
  const tone = ok === null ? 'off' : ok ? 'good' : 'bad'
  const said = { off: words.untried, good: words.works(number(ms ?? 0)), bad: words.fails }[tone]
  return (
    <li>
      <span className={css.route}>
        {route === 'direct' ? words.direct : route}
        {current && <em>{words.current}</em>}
      </span>
      <Status tone={tone}>{said}</Status>
      {error !== null && <p className={css.said}>{error}</p>}
    </li>
  )
}
