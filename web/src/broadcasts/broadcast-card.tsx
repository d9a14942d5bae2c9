import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../api/index.ts'
import { useBroadcastsWords } from '../locales/broadcasts-words.ts'
import { useShellWords } from '../locales/shell-words.ts'
import { toHash } from '../route.ts'
import { Confirm, ErrorNote, Status, type Tone, toast, useFormat } from '../ui/index.ts'
import css from './broadcasts.module.css'
import { type Broadcast, doneOf, partsOf } from './progress.ts'

const TONES: Readonly<Record<Broadcast['state'], Tone>> = {
  running: 'waiting',
  stopped: 'off',
  finished: 'good',
}

/** One broadcast: how far it is, and what can be done about it. */
export function BroadcastCard({ broadcast }: { readonly broadcast: Broadcast }) {
  const words = useBroadcastsWords()
  const { owner } = useShellWords()
  const format = useFormat()
  const { id, title, by, at, note, state, counts } = broadcast
  const failed = state !== 'running' && counts.failed > 0
  return (
    <article className={css.card} aria-label={title}>
      <header className={css.head}>
        <h3>{title}</h3>
        <Status tone={TONES[state]}>{words.states[state]}</Status>
      </header>
      <p className={css.by}>{words.by(by === '' ? owner : by, format.moment(at))}</p>
      {note !== '' && <p className={css.note}>{note}</p>}
      <Progress broadcast={broadcast} />
      <footer className={css.acts}>
        {state === 'running' && <Stop broadcast={broadcast} />}
        {failed && <Repeat broadcast={broadcast} />}
        <Button
          component="a"
          variant="subtle"
          size="sm"
          href={toHash({ page: 'log', query: { broadcast: id } })}
        >
          {words.toLog}
        </Button>
      </footer>
    </article>
  )
}

function Progress({ broadcast }: { readonly broadcast: Broadcast }) {
  const words = useBroadcastsWords()
  const format = useFormat()
  const parts = partsOf(broadcast)
  const done = doneOf(broadcast)
  return (
    <>
      <div
        className={css.bar}
        role="progressbar"
        aria-label={words.progressLabel(broadcast.title)}
        aria-valuemin={0}
        aria-valuemax={broadcast.total}
        aria-valuenow={done}
        aria-valuetext={words.progress(done, broadcast.total)}
      >
        {parts.map(({ what, share }) => (
          <span key={what} data-what={what} style={{ flexGrow: share }} />
        ))}
      </div>
      <ul className={css.counts}>
        <li>{words.progress(done, broadcast.total)}</li>
        {parts.map(({ what, count }) => (
          <li key={what} data-what={what}>
            {words.counts[what]}: {format.number(count)}
          </li>
        ))}
      </ul>
    </>
  )
}

function Stop({ broadcast: { id, counts } }: { readonly broadcast: Broadcast }) {
  const { stop: words } = useBroadcastsWords()
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct('POST /api/broadcasts/:id/stop', ['GET /api/broadcasts'])
  const stop = async (): Promise<void> => {
    if ((await act({ params: { id } })) === null) return
    toast(words.done)
    setAsking(false)
  }
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setAsking(true)}>
        {words.action}
      </Button>
      {asking && (
        <Confirm
          title={words.title}
          action={words.action}
          dangerous
          busy={busy}
          failure={failure}
          onConfirm={stop}
          onClose={() => setAsking(false)}
        >
          <p>{words.text(counts.queued)}</p>
        </Confirm>
      )}
    </>
  )
}

function Repeat({ broadcast: { id, counts } }: { readonly broadcast: Broadcast }) {
  const { repeat: words } = useBroadcastsWords()
  const { act, busy, failure } = useAct('POST /api/broadcasts/:id/repeat', ['GET /api/broadcasts'])
  const repeat = async (): Promise<void> => {
    const answer = await act({ params: { id } })
    if (answer !== null) toast(words.done(answer.resent))
  }
  return (
    <>
      <Button variant="default" size="sm" loading={busy} onClick={repeat}>
        {words.action(counts.failed)}
      </Button>
      <ErrorNote failure={failure} />
    </>
  )
}
