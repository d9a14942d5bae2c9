import { TextInput } from '@mantine/core'
import { useSettingsWords } from '../locales/settings-words.ts'
import { CheckField, Note } from '../ui/index.ts'
import type { Settings } from './crm-draft.ts'
import { Section } from './section.tsx'
import css from './settings.module.css'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'

const LONGEST = 3650

/** How far the log reaches back, and whether it keeps what was said. */
export function LogSection({ settings }: { readonly settings: Settings }) {
  const { log: words } = useSettingsWords()
  const kept = { days: String(settings.retentionDays), keepTexts: settings.keepTexts }
  const { value, dirty, change, reset } = useDraft(kept)
  const { save, busy, failure } = useSave()
  const days = Number(value.days)
  const ready = Number.isInteger(days) && days >= 1 && days <= LONGEST
  return (
    <Section
      title={words.title}
      lead={words.lead}
      dirty={dirty}
      ready={ready}
      busy={busy}
      failure={failure}
      onSave={async () => {
        if (await save({ retentionDays: days, keepTexts: value.keepTexts })) reset()
      }}
      onReset={reset}
    >
      <TextInput
        className={css.short}
        label={words.days}
        inputMode="numeric"
        maxLength={4}
        value={value.days}
        error={!ready && words.daysWrong}
        onChange={(event) => change({ days: event.currentTarget.value })}
      />
      {ready && days < settings.retentionDays && <Note tone="attention">{words.fewer(days)}</Note>}
      <CheckField
        label={words.keepTexts}
        description={words.keepTextsHint}
        checked={value.keepTexts}
        onChange={(keepTexts) => change({ keepTexts })}
      />
      {value.keepTexts && <Note tone="attention">{words.keepTextsWarning}</Note>}
    </Section>
  )
}
