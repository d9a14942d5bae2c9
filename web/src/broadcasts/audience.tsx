import { useBroadcastsWords } from '../locales/broadcasts-words.ts'
import { PeoplePicker, useEmployees } from '../people/index.ts'
import { Note, Options } from '../ui/index.ts'
import css from './form.module.css'
import { AUDIENCES, type Draft } from './order.ts'

interface AudienceProps {
  readonly draft: Draft
  readonly onChange: (changes: Partial<Draft>) => void
}

/** To whom: everybody who is subscribed, chosen people, or whole departments. */
export function Audience({ draft, onChange }: AudienceProps) {
  const { form: words } = useBroadcastsWords()
  const employees = useEmployees()
  const managers = new Set(employees.map(({ managerId }) => managerId))
  const heads = employees.filter(({ id }) => managers.has(id))
  return (
    <div className={css.field}>
      <span>{words.to_}</span>
      <Options<Draft['audience']>
        label={words.to_}
        value={draft.audience}
        onChange={(audience) => onChange({ audience })}
        options={AUDIENCES.map((value) => ({ value, ...words.audiences[value] }))}
      />
      {draft.audience === 'employees' && (
        <PeoplePicker
          label={words.people}
          people={employees}
          chosen={draft.ids}
          onChange={(ids) => onChange({ ids })}
        />
      )}
      {draft.audience === 'departments' && heads.length > 0 && (
        <PeoplePicker
          label={words.heads}
          people={heads}
          chosen={draft.heads}
          onChange={(heads) => onChange({ heads })}
        />
      )}
      {draft.audience === 'departments' && heads.length === 0 && <Note>{words.noHeads}</Note>}
    </div>
  )
}
