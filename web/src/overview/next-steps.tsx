import { Button } from '@mantine/core'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useOverviewWords } from '../locales/overview-words.ts'
import { type Route, toHash } from '../route.ts'
import css from './overview.module.css'

type Step = AnswerOf<'GET /api/overview'>['next'][number]

const WHERE: Readonly<Record<Step, Route>> = {
  'connect-crm': { page: 'settings', query: { part: 'crm' } },
  'add-bot': { page: 'bots', query: { do: 'add' } },
  'invite-people': { page: 'users', query: { do: 'invite' } },
  'set-address': { page: 'settings', query: { part: 'address' } },
  'set-mail': { page: 'settings', query: { part: 'mail' } },
}

/** What is worth doing next; the first is the most urgent. */
export function NextSteps({ steps }: { readonly steps: readonly Step[] }) {
  const { steps: words } = useOverviewWords()
  return (
    <ol className={css.steps}>
      {steps.map((step, place) => (
        <li key={step} className={css.step}>
          <div>
            <h3>{words[step].title}</h3>
            <p>{words[step].text}</p>
          </div>
          <Button
            component="a"
            href={toHash(WHERE[step])}
            variant={place === 0 ? 'filled' : 'default'}
          >
            {words[step].action}
          </Button>
        </li>
      ))}
    </ol>
  )
}
