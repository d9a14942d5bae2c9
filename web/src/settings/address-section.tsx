import { TextInput } from '@mantine/core'
import { useSettingsWords } from '../locales/settings-words.ts'
import type { Settings } from './crm-draft.ts'
import { Given } from './given.tsx'
import { Section } from './section.tsx'
import { useCheck } from './use-check.tsx'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'

/** Under which address messengers reach us. */
export function AddressSection({ settings: { publicUrl } }: { readonly settings: Settings }) {
  const { address: words } = useSettingsWords()
  const url = publicUrl.value ?? ''
  if (!publicUrl.fromEnvironment) return <AddressForm url={url} />
  return <Given title={words.title} lead={words.lead} variable="PUBLIC_URL" value={url} />
}

function AddressForm({ url }: { readonly url: string }) {
  const { address: words } = useSettingsWords()
  const { value, dirty, change, reset } = useDraft({ url })
  const { save, busy, failure } = useSave()
  const entered = value.url.trim()
  const check = useCheck(entered === '' ? null : { what: 'address', publicUrl: entered })
  return (
    <Section
      title={words.title}
      lead={words.lead}
      dirty={dirty}
      busy={busy}
      failure={failure}
      onSave={async () => {
        if (await save({ publicUrl: entered === '' ? null : entered })) reset()
      }}
      onReset={reset}
      check={check.button}
    >
      <TextInput
        type="url"
        label={words.url}
        description={words.hint}
        placeholder="https://bot.example.ru"
        value={value.url}
        onChange={(event) => change({ url: event.currentTarget.value })}
      />
      {check.result}
    </Section>
  )
}
