import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useRead } from '../api/index.ts'
import { useSetupWords } from '../locales/setup-words.ts'
import { Loaded, Section } from '../ui/index.ts'
import { Invite } from '../users/invite.tsx'
import { Invited } from '../users/invited.tsx'
import css from './setup.module.css'
import { useStep } from './use-step.ts'

/** The third step: whom the bot answers. */
export function PeopleStep({ onNext }: { readonly onNext: () => void }) {
  const words = useSetupWords()
  const reading = useRead('GET /api/bots')
  const [result, setResult] = useState<AnswerOf<'POST /api/invitations'> | null>(null)
  const { finish, busy } = useStep('people', onNext)
  return (
    <Section title={words.people.title}>
      <div className={css.card}>
        <p>{words.people.lead}</p>
        <Loaded reading={reading}>
          {({ bots }) => {
            if (bots.length === 0) return <p className={css.faint}>{words.people.noBot}</p>
            if (result !== null) return <Invited result={result} onDone={finish} />
            return <Invite bots={bots} onInvited={setResult} />
          }}
        </Loaded>
      </div>
      <div className={css.foot}>
        <Button variant="subtle" loading={busy} onClick={finish}>
          {result === null ? words.skip : words.finish}
        </Button>
      </div>
    </Section>
  )
}
