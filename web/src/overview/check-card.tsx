import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useOverviewWords } from '../locales/overview-words.ts'
import { type Route, toHash } from '../route.ts'
import { Status, type Tone } from '../ui/index.ts'
import css from './overview.module.css'

type Check = AnswerOf<'GET /api/overview'>['checks'][number]

const TONES: Readonly<Record<Check['state'], Tone>> = {
  ok: 'good',
  attention: 'attention',
  broken: 'bad',
  off: 'off',
}

/** Where something is mended. */
const MEND: Readonly<Record<Check['what'], Route>> = {
  crm: { page: 'settings', query: { part: 'crm' } },
  bot: { page: 'bots', query: {} },
  queue: { page: 'log', query: { state: 'queued' } },
  mail: { page: 'settings', query: { part: 'mail' } },
  address: { page: 'settings', query: { part: 'address' } },
}

/** One thing that must work, whether it does, and where to mend it when it does not. */
export function CheckCard({ check }: { readonly check: Check }) {
  const words = useOverviewWords()
  const { what, name, state, code, detail } = check
  const said = code === null ? null : (words.codes[code] ?? null)
  const well = state === 'ok' ? words.fine[what] : state === 'off' ? words.unset[what] : null
  return (
    <li className={css.check} data-state={state}>
      <h3>{name ?? words.what[what]}</h3>
      <Status tone={TONES[state]}>{well ?? words.state[state]}</Status>
      {said !== null && <p>{said}</p>}
      {detail !== null && <p className={css.detail}>{detail}</p>}
      {state !== 'ok' && <a href={toHash(MEND[what])}>{words.mend[what]}</a>}
    </li>
  )
}
