import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { SalesmanFields } from '../crm/index.ts'
import { useSettingsWords } from '../locales/settings-words.ts'
import { Confirm, Options } from '../ui/index.ts'
import {
  type CrmDraft,
  connectionOf,
  crmDraftOf,
  isAnotherCrm,
  KINDS,
  type Settings,
} from './crm-draft.ts'
import { Given } from './given.tsx'
import { Section } from './section.tsx'
import css from './settings.module.css'
import { useCheck } from './use-check.tsx'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'

interface SectionProps {
  readonly settings: Settings
}

/** Where people and figures come from. */
export function CrmSection({ settings: { crm } }: SectionProps) {
  const { crm: words } = useSettingsWords()
  const kept = crmDraftOf(crm.value)
  if (!crm.fromEnvironment) return <CrmForm kept={kept} hasPassword={crm.value.hasPassword} />
  return (
    <Given
      title={words.title}
      lead={words.lead}
      variable="CRM_URL"
      value={summaryOf(kept, words)}
    />
  )
}

function summaryOf(kept: CrmDraft, words: ReturnType<typeof useSettingsWords>['crm']): string {
  const { title } = words.kinds[kept.kind]
  if (kept.kind === 'salesman') return `${title}: ${kept.user}@${kept.host}/${kept.database}`
  return kept.kind === 'mapping' ? `${title}: ${kept.file}` : title
}

interface CrmFormProps {
  readonly kept: CrmDraft
  readonly hasPassword: boolean
}

function CrmForm({ kept, hasPassword }: CrmFormProps) {
  const { crm: words } = useSettingsWords()
  const { value, dirty, change, reset } = useDraft(kept)
  const { save, busy, failure } = useSave()
  const [asking, setAsking] = useState(false)
  const connection = connectionOf(value)
  const check = useCheck(connection && { what: 'crm', crm: connection })
  const keep = async (): Promise<void> => {
    if (connection === null) return
    if (await save({ crm: connection })) reset()
    setAsking(false)
  }
  return (
    <Section
      title={words.title}
      lead={words.lead}
      dirty={dirty}
      ready={connection !== null}
      busy={busy}
      failure={failure}
      onSave={() => (isAnotherCrm(kept, value) ? setAsking(true) : keep())}
      onReset={reset}
      check={check.button}
    >
      <Options<CrmDraft['kind']>
        label={words.title}
        value={value.kind}
        onChange={(kind) => change({ kind })}
        options={KINDS.map((kind) => ({ value: kind, ...words.kinds[kind] }))}
      />
      {value.kind === 'salesman' && (
        <>
          <p className={css.muted}>{words.readOnly}</p>
          <SalesmanFields
            draft={value}
            hasPassword={hasPassword}
            failure={failure}
            onChange={change}
          />
        </>
      )}
      {value.kind === 'mapping' && (
        <TextInput
          label={words.file}
          description={words.fileHint}
          value={value.file}
          onChange={(event) => change({ file: event.currentTarget.value })}
        />
      )}
      {check.result}
      {asking && (
        <Confirm
          title={words.another.title}
          action={words.another.action}
          dangerous
          busy={busy}
          onConfirm={keep}
          onClose={() => setAsking(false)}
        >
          <p>{words.another.text}</p>
        </Confirm>
      )}
    </Section>
  )
}
