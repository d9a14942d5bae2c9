import { TextInput } from '@mantine/core'
import { useSettingsWords } from '../locales/settings-words.ts'
import { PeoplePicker, useEmployees } from '../people/index.ts'
import { useFieldError } from '../ui/index.ts'
import type { Settings } from './crm-draft.ts'
import { Section } from './section.tsx'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'

/** Who is told of requests, and what strangers consent to. */
export function RequestsSection({ settings }: { readonly settings: Settings }) {
  const { requests: words } = useSettingsWords()
  const people = useEmployees()
  const kept = {
    policyUrl: settings.policyUrl ?? '',
    requestHandlers: settings.requestHandlers as readonly string[],
  }
  const { value, dirty, change, reset } = useDraft(kept)
  const { save, busy, failure } = useSave()
  const errorOf = useFieldError(failure)
  const policyUrl = value.policyUrl.trim()
  const ready = policyUrl === '' || /^https?:\/\/\S+$/.test(policyUrl)
  return (
    <Section
      title={words.title}
      lead={words.lead}
      dirty={dirty}
      ready={ready}
      busy={busy}
      failure={failure?.field === 'policyUrl' ? null : failure}
      onSave={async () => {
        const change = {
          policyUrl: policyUrl === '' ? null : policyUrl,
          requestHandlers: [...value.requestHandlers],
        }
        if (await save(change)) reset()
      }}
      onReset={reset}
    >
      <TextInput
        type="url"
        label={words.policy}
        description={words.policyHint}
        placeholder="https://example.ru/privacy"
        maxLength={500}
        value={value.policyUrl}
        error={ready ? errorOf('policyUrl') : words.policyWrong}
        onChange={(event) => change({ policyUrl: event.currentTarget.value })}
      />
      <PeoplePicker
        label={words.handlers}
        description={words.handlersHint}
        people={people}
        chosen={value.requestHandlers}
        onChange={(requestHandlers) => change({ requestHandlers })}
      />
    </Section>
  )
}
