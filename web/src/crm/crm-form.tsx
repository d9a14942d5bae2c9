import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { queryClient, useAct } from '../api/index.ts'
import { useSetupWords } from '../locales/setup-words.ts'
import { ErrorNote } from '../ui/index.ts'
import { Verdict } from '../verdict/index.ts'
import { type Kept, type SalesmanDraft, salesmanDraftOf, toSalesman } from './connection.ts'
import css from './crm.module.css'
import { SalesmanFields } from './salesman-fields.tsx'

interface CrmFormProps {
  readonly kept: Kept
  readonly onSaved: () => void
}

/** Checks a connection to SalesMan, and keeps it once it works. */
export function CrmForm({ kept, onSaved }: CrmFormProps) {
  const { crm: words } = useSetupWords()
  const [draft, setDraft] = useState(salesmanDraftOf(kept))
  const [verdict, setVerdict] = useState<AnswerOf<'POST /api/settings/check'> | null>(null)
  const check = useAct('POST /api/settings/check')
  const save = useAct('PATCH /api/settings')
  const crm = toSalesman(draft)
  const change = (part: Partial<SalesmanDraft>): void => {
    setDraft({ ...draft, ...part })
    setVerdict(null)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (crm === null) return
    if (verdict?.ok !== true) setVerdict(await check.act({ body: { what: 'crm', crm } }))
    else if ((await save.act({ body: { crm } })) !== null) {
      // Another company: nothing of what was read is true any more.
      queryClient.invalidateQueries()
      onSaved()
    }
  }
  const failure = save.failure ?? check.failure
  return (
    <form className={css.form} onSubmit={submit}>
      <SalesmanFields
        draft={draft}
        hasPassword={kept.hasPassword}
        failure={failure}
        onChange={change}
        more={words.more}
      />
      {verdict !== null && <Verdict what="crm" verdict={verdict} />}
      <ErrorNote failure={failure} />
      <Button type="submit" disabled={crm === null} loading={check.busy || save.busy}>
        {verdict?.ok === true ? words.save : words.check}
      </Button>
    </form>
  )
}
