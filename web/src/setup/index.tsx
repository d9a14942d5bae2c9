import { useState } from 'react'
import { useSetupWords } from '../locales/setup-words.ts'
import { go, goInstead } from '../route.ts'
import { type Session, SignedIn } from '../session/index.ts'
import { SignInPage } from '../session/sign-in-page.tsx'
import { Page } from '../ui/index.ts'
import { BotStep } from './bot-step.tsx'
import { CrmStep } from './crm-step.tsx'
import { OwnerPassword } from './owner-password.tsx'
import { PeopleStep } from './people-step.tsx'
import { type Step, Steps } from './steps.tsx'

interface SetupPageProps {
  readonly token: string | null
  readonly session: Session
}

/** The first start: the owner's password, then three steps that may be skipped. */
export function SetupPage({ token, session }: SetupPageProps) {
  const words = useSetupWords()
  const [wasIn, setWasIn] = useState(false)
  if (session.signedIn !== null && !wasIn) setWasIn(true)
  if (!wasIn && token !== null) {
    return (
      <Page title={words.title} narrow>
        {/* The link works once: its token need not stay in the address. */}
        <OwnerPassword token={token} onChosen={() => goInstead({ page: 'setup', token: null })} />
      </Page>
    )
  }
  if (!wasIn) return <SignInPage session={session} token={null} leave={false} />
  return (
    <SignedIn session={session}>
      <Walk session={session} />
    </SignedIn>
  )
}

const STEPS: readonly Step[] = ['crm', 'bot', 'people']

function Walk({ session }: { readonly session: Session }) {
  const words = useSetupWords()
  const first = STEPS.find((step) => !session.steps[step]) ?? 'crm'
  const [step, setStep] = useState<Step>(first)
  const on = (): void => {
    const next = STEPS[STEPS.indexOf(step) + 1]
    if (next === undefined) go({ page: 'overview', query: {} })
    else setStep(next)
  }
  return (
    <Page title={words.title} narrow>
      <Steps steps={STEPS} current={step} done={session.steps} onGo={setStep} />
      {step === 'crm' && <CrmStep demo={session.demo} onNext={on} />}
      {step === 'bot' && <BotStep onNext={on} />}
      {step === 'people' && <PeopleStep onNext={on} />}
    </Page>
  )
}
