import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type ApiFailure, useAct } from '../api/index.ts'
import { useSignInWords } from '../locales/sign-in-words.ts'
import { Choice, ErrorNote } from '../ui/index.ts'
import { PlainField } from './plain-field.tsx'
import css from './sign-in.module.css'
import { enter, type Session } from './use-session.ts'

type Way = 'crm' | 'owner'

/** Login and password, of the CRM or the owner's. The same words for every refusal. */
export function SignInForm({ session, onDone }: { session: Session; onDone?: () => void }) {
  const words = useSignInWords()
  const [way, setWay] = useState<Way>(session.crmSignIn ? 'crm' : 'owner')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const owner = useAct('POST /api/sign-in/owner')
  const crm = useAct('POST /api/sign-in/crm')
  const { busy, failure } = way === 'owner' ? owner : crm
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const entered = await (way === 'owner'
      ? owner.act({ body: { password } })
      : crm.act({ body: { login, password } }))
    if (entered === null) return
    enter(entered)
    onDone?.()
  }
  return (
    <form className={css.form} onSubmit={submit}>
      {session.crmSignIn && (
        <Choice<Way>
          label={words.ways}
          value={way}
          onChange={setWay}
          options={[
            { value: 'crm', label: words.crm },
            { value: 'owner', label: words.owner },
          ]}
        />
      )}
      {way === 'crm' && (
        <PlainField label={words.login} autoComplete="username" value={login} onChange={setLogin} />
      )}
      <PlainField
        label={way === 'crm' ? words.password : words.ownerPassword}
        description={way === 'crm' ? words.crmHint : words.ownerHint}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        show={words.show}
      />
      <Refusal failure={failure} />
      <Button type="submit" loading={busy}>
        {words.enter}
      </Button>
      <p className={css.hint}>{words.byBot}</p>
    </form>
  )
}

function Refusal({ failure }: { readonly failure: ApiFailure | null }) {
  const words = useSignInWords()
  const said: Readonly<Record<string, string>> = {
    'signed-out': words.wrong,
    'not-allowed': words.wrong,
    'bad-input': words.wrong,
    'too-many': words.tooMany,
  }
  return <ErrorNote failure={failure} words={said[failure?.code ?? '']} />
}
