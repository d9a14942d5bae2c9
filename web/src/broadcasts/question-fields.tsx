import { NativeSelect, TextInput } from '@mantine/core'
import { useRead } from '../api/index.ts'
import { useBroadcastsWords } from '../locales/broadcasts-words.ts'
import { useLanguage } from '../locales/index.tsx'
import { Choice, Loaded } from '../ui/index.ts'
import css from './form.module.css'
import { type Catalog, type Draft, type Question, questionOf, SCOPES, viewsOf } from './order.ts'

interface QuestionFieldsProps {
  readonly draft: Draft
  readonly onChange: (changes: Partial<Draft>) => void
}

/** What is sent: a metric, the summary or the plan, over which days, whose figures, in which form. */
export function QuestionFields({ draft, onChange }: QuestionFieldsProps) {
  const { form: words } = useBroadcastsWords()
  const catalog = useRead('GET /api/metrics')
  return (
    <Loaded reading={catalog}>
      {(known) => (
        <>
          <div className={css.pair}>
            <Subject catalog={known} draft={draft} onChange={onChange} />
            <Period catalog={known} draft={draft} onChange={onChange} />
          </div>
          {draft.period === 'own' && <OwnDays draft={draft} onChange={onChange} />}
          <div className={css.pair}>
            <div className={css.field}>
              <span>{words.scope}</span>
              <Choice<Question['scope']>
                label={words.scope}
                value={draft.scope}
                onChange={(scope) => onChange({ scope })}
                options={SCOPES.map((value) => ({ value, label: words.scopes[value] }))}
              />
              <span className={css.hint}>{words.scopeHint}</span>
            </div>
            <div className={css.field}>
              <span>{words.view}</span>
              <Choice<Question['view']>
                label={words.view}
                value={draft.view}
                onChange={(view) => onChange({ view })}
                options={viewsOf(draft.subject).map((value) => ({
                  value,
                  label: words.views[value],
                }))}
              />
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}

interface PartProps extends QuestionFieldsProps {
  readonly catalog: Catalog
}

function Subject({ catalog, draft, onChange }: PartProps) {
  const { form: words } = useBroadcastsWords()
  const { language } = useLanguage()
  const metrics = catalog.metrics
    .filter(({ id }) => id !== 'summary' && id !== 'plan')
    .map(({ id, title }) => ({ value: id, label: title[language] }))
  return (
    <NativeSelect
      label={words.subject}
      value={draft.subject}
      onChange={(event) => onChange({ subject: event.currentTarget.value })}
      data={[
        { value: 'summary', label: words.summary },
        { value: 'plan', label: words.plan },
        ...metrics,
      ]}
    />
  )
}

function Period({ catalog, draft, onChange }: PartProps) {
  const { form: words } = useBroadcastsWords()
  const { language } = useLanguage()
  return (
    <NativeSelect
      label={words.period}
      value={draft.period}
      onChange={(event) => onChange({ period: event.currentTarget.value })}
      data={[
        ...catalog.periods.map(({ id, title }) => ({ value: id, label: title[language] })),
        { value: 'own', label: words.own },
      ]}
    />
  )
}

function OwnDays({ draft, onChange }: QuestionFieldsProps) {
  const { form: words } = useBroadcastsWords()
  return (
    <div className={css.field}>
      <div className={css.pair}>
        <TextInput
          type="date"
          label={words.from}
          max={draft.to}
          value={draft.from}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={words.to}
          min={draft.from}
          value={draft.to}
          onChange={(event) => onChange({ to: event.currentTarget.value })}
        />
      </div>
      {questionOf(draft) === null && <span className={css.hint}>{words.ownHint}</span>}
    </div>
  )
}
