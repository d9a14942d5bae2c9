import { IconCheck } from '@tabler/icons-react'
import { useSetupWords } from '../locales/setup-words.ts'
import css from './setup.module.css'

export type Step = 'crm' | 'bot' | 'people'

interface StepsProps {
  readonly steps: readonly Step[]
  readonly current: Step
  readonly done: Readonly<Record<Step, boolean>>
  readonly onGo: (step: Step) => void
}

/** Where one is in the first start; any step can be gone to. */
export function Steps({ steps, current, done, onGo }: StepsProps) {
  const { steps: words } = useSetupWords()
  return (
    <nav aria-label={words.label}>
      <ol className={css.steps}>
        {steps.map((step, place) => (
          <li key={step}>
            <button
              type="button"
              className={css.step}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => onGo(step)}
            >
              <span className={css.number}>
                {done[step] ? <IconCheck size={16} aria-hidden /> : place + 1}
              </span>
              {words[step]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
