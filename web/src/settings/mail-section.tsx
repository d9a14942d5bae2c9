import { NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSettingsWords } from '../locales/settings-words.ts'
import { type AddressParts, addressOf, partsOfAddress } from './address-parts.ts'
import type { Settings } from './crm-draft.ts'
import { Given } from './given.tsx'
import { Section } from './section.tsx'
import css from './settings.module.css'
import { useCheck } from './use-check.tsx'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'

type Mail = Settings['mail']['value']

/** The mail server for codes and invitations. */
export function MailSection({ settings: { mail } }: { readonly settings: Settings }) {
  const { mail: words } = useSettingsWords()
  if (!mail.fromEnvironment) return <MailForm mail={mail.value} />
  return (
    <Given
      title={words.title}
      lead={words.lead}
      variable="SMTP_URL"
      value={mail.value?.url ?? ''}
    />
  )
}

interface MailDraft extends AddressParts {
  readonly password: string
  readonly from: string
}

function MailForm({ mail }: { readonly mail: Mail }) {
  const { mail: words } = useSettingsWords()
  const kept = {
    ...partsOfAddress(mail?.url ?? '', 'smtps'),
    password: '',
    from: mail?.from ?? '',
  }
  const { value, dirty, change, reset } = useDraft<MailDraft>(kept)
  const { save, busy, failure } = useSave()
  const [to, setTo] = useState('')
  const url = addressOf(value)
  const ready = url !== '' && value.from.trim() !== ''
  const entered = {
    url,
    from: value.from.trim(),
    ...(value.password !== '' && { password: value.password }),
  }
  const letter = /^\S+@\S+\.\S+$/.test(to.trim())
  const check = useCheck(
    ready && letter ? { what: 'mail', mail: entered, to: to.trim() } : null,
    words.test,
  )
  return (
    <Section
      title={words.title}
      lead={words.lead}
      dirty={dirty}
      ready={ready || url === ''}
      busy={busy}
      failure={failure}
      onSave={async () => {
        if (await save({ mail: url === '' ? null : entered })) reset()
      }}
      onReset={reset}
    >
      <MailFields value={value} hasPassword={mail?.hasPassword ?? false} onChange={change} />
      {dirty && url === '' && mail !== null && <p className={css.muted}>{words.none}</p>}
      <div className={css.test}>
        <TextInput
          type="email"
          label={words.to}
          description={words.toHint}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        {check.button}
      </div>
      {check.result}
    </Section>
  )
}

interface MailFieldsProps {
  readonly value: MailDraft
  readonly hasPassword: boolean
  readonly onChange: (changes: Partial<MailDraft>) => void
}

function MailFields({ value, hasPassword, onChange }: MailFieldsProps) {
  const { mail: words, connection, passwordKept } = useSettingsWords()
  const text = (name: 'host' | 'port' | 'user' | 'from') => ({
    value: value[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
  })
  return (
    <div className={css.grid}>
      <TextInput {...text('host')} label={connection.host} placeholder="smtp.example.ru" />
      <NativeSelect
        label={words.scheme}
        value={value.scheme}
        onChange={(event) => onChange({ scheme: event.currentTarget.value })}
        data={[
          { value: 'smtps', label: words.schemes.smtps },
          { value: 'smtp', label: words.schemes.smtp },
        ]}
      />
      <TextInput
        {...text('port')}
        label={connection.port}
        inputMode="numeric"
        placeholder={value.scheme === 'smtps' ? '465' : '587'}
      />
      <TextInput {...text('user')} label={connection.user} />
      <PasswordInput
        label={connection.password}
        placeholder={hasPassword ? passwordKept : ''}
        autoComplete="new-password"
        value={value.password}
        onChange={(event) => onChange({ password: event.currentTarget.value })}
      />
      <TextInput {...text('from')} label={words.from} placeholder="Сводка <svodka@example.ru>" />
    </div>
  )
}
