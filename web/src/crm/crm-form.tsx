import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { type ApiFailure, queryClient, useAct } from '../api/index.ts'
import { useSetupWords } from '../locales/setup-words.ts'
import { CheckField, ErrorNote, useFieldError } from '../ui/index.ts'
import { type Draft, draftOf, type Kept, toConnection } from './connection.ts'
import css from './crm.module.css'
import { Verdict } from './verdict.tsx'

interface CrmFormProps {
  readonly kept: Kept
  readonly onSaved: () => void
}

/** Checks a connection to SalesMan, and keeps it once it works. */
export function CrmForm({ kept, onSaved }: CrmFormProps) {
  const { crm: words } = useSetupWords()
  const [draft, setDraft] = useState(draftOf(kept))
  const [verdict, setVerdict] = useState<AnswerOf<'POST /api/settings/check'> | null>(null)
  const check = useAct('POST /api/settings/check')
  const save = useAct('PATCH /api/settings')
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part })
    setVerdict(null)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const crm = toConnection(draft)
    if (verdict?.ok !== true) setVerdict(await check.act({ body: { what: 'crm', crm } }))
    else if ((await save.act({ body: { crm } })) !== null) {
      // Another company: nothing of what was read is true any more.
      queryClient.invalidateQueries()
      onSaved()
    }
  }
  const failure = save.failure ?? check.failure
  return (
    <form className={css.form} onSubmit={submit}>
      <Fields draft={draft} onChange={change} failure={failure} />
      <Verdict verdict={verdict} />
      <ErrorNote failure={failure} />
      <Button type="submit" loading={check.busy || save.busy}>
        {verdict?.ok === true ? words.save : words.check}
      </Button>
    </form>
  )
}

interface FieldsProps {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  readonly failure: ApiFailure | null
}

function Fields({ draft, onChange, failure }: FieldsProps) {
  const { crm: words } = useSetupWords()
  const errorOf = useFieldError(failure)
  const text = (name: Exclude<keyof Draft, 'tls'>, required = true) => ({
    label: words[name],
    value: draft[name],
    required,
    autoComplete: 'off',
    error: errorOf(`crm.${name}`),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      onChange({ [name]: currentTarget.value }),
  })
  return (
    <>
      <div className={css.pair}>
        <TextInput {...text('host')} placeholder="127.0.0.1" />
        <TextInput {...text('port')} inputMode="numeric" />
      </div>
      <TextInput {...text('database')} />
      <TextInput {...text('user')} />
      <PasswordInput {...text('password', false)} autoComplete="new-password" />
      <details>
        <summary className={css.summary}>{words.more}</summary>
        <div className={css.form}>
          <TextInput {...text('prefix', false)} />
          <TextInput {...text('account', false)} inputMode="numeric" />
          <CheckField label={words.tls} checked={draft.tls} onChange={(tls) => onChange({ tls })} />
        </div>
      </details>
    </>
  )
}
