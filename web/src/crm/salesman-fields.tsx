import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import { PasswordInput, TextInput } from '@mantine/core'
import type { ApiFailure } from '../api/index.ts'
import { useSettingsWords } from '../locales/settings-words.ts'
import { CheckField, useFieldError } from '../ui/index.ts'
import type { SalesmanDraft } from './connection.ts'
import css from './crm.module.css'

interface SalesmanFieldsProps {
  readonly draft: SalesmanDraft
  /** One is kept, so none has to be typed. */
  readonly hasPassword: boolean
  readonly failure: ApiFailure | null
  readonly onChange: (part: Partial<SalesmanDraft>) => void
  /** Under this heading is what is seldom another than usual. Default: in sight. */
  readonly more?: string
}

/** Where the database of SalesMan is, and as whom to read it. */
export function SalesmanFields({ more, ...props }: SalesmanFieldsProps) {
  const text = useTextField(props)
  const { crm: words, passwordKept } = useSettingsWords()
  const rest = (
    <>
      <div className={css.grid}>
        <TextInput {...text('prefix')} description={words.prefixHint} />
        <TextInput
          {...text('account')}
          description={words.accountHint}
          inputMode="numeric"
          maxLength={10}
        />
      </div>
      <CheckField
        label={words.fields.tls}
        checked={props.draft.tls}
        onChange={(tls) => props.onChange({ tls })}
      />
    </>
  )
  return (
    <>
      <div className={css.grid}>
        <TextInput {...text('host')} required placeholder="127.0.0.1" />
        <TextInput {...text('port')} required inputMode="numeric" />
        <TextInput {...text('database')} required />
        <TextInput {...text('user')} required />
        <PasswordInput
          {...text('password')}
          placeholder={props.hasPassword ? passwordKept : ''}
          autoComplete="new-password"
        />
      </div>
      {more === undefined ? (
        rest
      ) : (
        <details>
          <summary className={css.summary}>{more}</summary>
          <div className={css.form}>{rest}</div>
        </details>
      )}
    </>
  )
}

function useTextField({ draft, failure, onChange }: SalesmanFieldsProps) {
  const { crm: words } = useSettingsWords()
  const errorOf = useFieldError(failure)
  return (name: Exclude<keyof SalesmanDraft, 'tls'>) => ({
    label: words.fields[name],
    value: draft[name],
    autoComplete: 'off',
    error: errorOf(`crm.${name}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
  })
}
