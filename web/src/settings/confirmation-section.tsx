import { useSettingsWords } from '../locales/settings-words.ts'
import { Note, Options } from '../ui/index.ts'
import type { Settings } from './crm-draft.ts'
import { Section } from './section.tsx'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'

type Policy = Settings['confirmation']

const POLICIES = [
  'code',
  'phone',
  'approval',
  'off',
  'immediate',
] as const satisfies readonly Policy[]

/** How somebody who names an employee proves to be that employee. */
export function ConfirmationSection({ settings }: { readonly settings: Settings }) {
  const { confirmation: words } = useSettingsWords()
  const kept = { confirmation: settings.confirmation }
  const { value, dirty, change, reset } = useDraft(kept)
  const { save, busy, failure } = useSave()
  const weaker = settings.confirmationInForce !== settings.confirmation && !dirty
  return (
    <Section
      title={words.title}
      lead={words.lead}
      dirty={dirty}
      busy={busy}
      failure={failure}
      onSave={async () => {
        if (await save(value)) reset()
      }}
      onReset={reset}
    >
      <Options<Policy>
        label={words.title}
        value={value.confirmation}
        onChange={(confirmation) => change({ confirmation })}
        options={POLICIES.map((policy) => ({ value: policy, ...words.policies[policy] }))}
      />
      {value.confirmation === 'immediate' && <Note tone="attention">{words.immediate}</Note>}
      {weaker && (
        <Note tone="attention">
          {words.inForce(words.policies[settings.confirmationInForce].title)}
        </Note>
      )}
    </Section>
  )
}
