import { NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useSettingsWords } from '../locales/settings-words.ts'
import { addressOf, partsOfAddress } from './address-parts.ts'
import type { Settings } from './crm-draft.ts'
import { Given } from './given.tsx'
import { Section } from './section.tsx'
import css from './settings.module.css'
import { useCheck } from './use-check.tsx'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'

type Proxy = Settings['proxy']['value']

/** The way to messengers where there is no direct one. */
export function ProxySection({ settings: { proxy } }: { readonly settings: Settings }) {
  const { proxy: words } = useSettingsWords()
  if (!proxy.fromEnvironment) return <ProxyForm proxy={proxy.value} />
  return (
    <Given
      title={words.title}
      lead={words.lead}
      variable="PROXY_URL"
      value={proxy.value?.url ?? ''}
    />
  )
}

function ProxyForm({ proxy }: { readonly proxy: Proxy }) {
  const { proxy: words, connection, passwordKept } = useSettingsWords()
  const kept = { ...partsOfAddress(proxy?.url ?? '', 'socks5'), password: '' }
  const { value, dirty, change, reset } = useDraft(kept)
  const { save, busy, failure } = useSave()
  const url = addressOf(value)
  const entered = { url, ...(value.password !== '' && { password: value.password }) }
  const check = useCheck(url === '' ? null : { what: 'proxy', proxy: entered })
  const text = (name: 'host' | 'port' | 'user') => ({
    label: connection[name],
    value: value[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  })
  return (
    <Section
      title={words.title}
      lead={words.lead}
      dirty={dirty}
      busy={busy}
      failure={failure}
      onSave={async () => {
        if (await save({ proxy: url === '' ? null : entered })) reset()
      }}
      onReset={reset}
      check={check.button}
    >
      <div className={css.grid}>
        <NativeSelect
          label={words.scheme}
          value={value.scheme}
          onChange={(event) => change({ scheme: event.currentTarget.value })}
          data={[
            { value: 'socks5', label: 'SOCKS5' },
            { value: 'http', label: 'HTTP' },
            { value: 'https', label: 'HTTPS' },
          ]}
        />
        <TextInput {...text('host')} placeholder="proxy.example.ru" />
        <TextInput {...text('port')} inputMode="numeric" placeholder="1080" />
        <TextInput {...text('user')} description={connection.optional} />
        <PasswordInput
          label={connection.password}
          description={connection.optional}
          placeholder={proxy?.hasPassword ? passwordKept : ''}
          autoComplete="new-password"
          value={value.password}
          onChange={(event) => change({ password: event.currentTarget.value })}
        />
      </div>
      {dirty && url === '' && proxy !== null && <p className={css.muted}>{words.none}</p>}
      {check.result}
    </Section>
  )
}
