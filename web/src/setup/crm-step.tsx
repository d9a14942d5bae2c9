import { Button } from '@mantine/core'
import { useRead } from '../api/index.ts'
import { CrmForm } from '../crm/index.ts'
import { useSetupWords } from '../locales/setup-words.ts'
import { Loaded, Section } from '../ui/index.ts'
import css from './setup.module.css'
import { useStep } from './use-step.ts'

interface CrmStepProps {
  readonly demo: boolean
  readonly onNext: () => void
}

/** The first step: where the figures come from. */
export function CrmStep({ demo, onNext }: CrmStepProps) {
  const words = useSetupWords()
  const reading = useRead('GET /api/settings')
  const { finish, busy } = useStep('crm', onNext)
  return (
    <Section title={words.crm.title}>
      <div className={css.card}>
        <p>{words.crm.lead}</p>
        {demo && <p className={css.faint}>{words.crm.demo}</p>}
        <Loaded reading={reading}>
          {({ crm }) =>
            crm.fromEnvironment ? (
              <p>{words.crm.fromEnvironment}</p>
            ) : (
              <CrmForm kept={crm.value} onSaved={finish} />
            )
          }
        </Loaded>
      </div>
      <div className={css.foot}>
        <Button variant="subtle" loading={busy} onClick={finish}>
          {words.skip}
        </Button>
      </div>
    </Section>
  )
}
