import { Button } from '@mantine/core'
import { useRead } from '../api/index.ts'
import { ConnectBot } from '../bots/connect-bot.tsx'
import { useSetupWords } from '../locales/setup-words.ts'
import { Section } from '../ui/index.ts'
import css from './setup.module.css'
import { useStep } from './use-step.ts'

/** The second step: who answers. */
export function BotStep({ onNext }: { readonly onNext: () => void }) {
  const words = useSetupWords()
  const { data } = useRead('GET /api/bots')
  const { finish, busy } = useStep('bot', onNext)
  const names = data?.bots.map(({ name }) => name) ?? []
  return (
    <Section title={words.bot.title}>
      <div className={css.card}>
        <p>{words.bot.lead}</p>
        {names.length > 0 && <p className={css.faint}>{words.bot.have(names.join(', '))}</p>}
        <ConnectBot invite={false} onDone={finish} />
      </div>
      <div className={css.foot}>
        <Button variant="subtle" loading={busy} onClick={finish}>
          {names.length > 0 ? words.next : words.skip}
        </Button>
      </div>
    </Section>
  )
}
