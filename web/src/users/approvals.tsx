import { Button } from '@mantine/core'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAct, useRead } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { ErrorNote, Section, toast, useFormat } from '../ui/index.ts'
import css from './users.module.css'

type Approval = AnswerOf<'GET /api/approvals'>['approvals'][number]

/** Strangers who named an employee and wait to be let in. */
export function Approvals() {
  const { approvals: words } = useUsersWords()
  const { data } = useRead('GET /api/approvals')
  const approvals = data?.approvals ?? []
  if (approvals.length === 0) return null
  return (
    <Section title={words.title}>
      <p className={css.faint}>{words.hint}</p>
      <ul className={css.approvals}>
        {approvals.map((approval) => (
          <ApprovalCard key={approval.id} {...approval} />
        ))}
      </ul>
    </Section>
  )
}

function ApprovalCard({ id, label, employeeName, expiresAt }: Approval) {
  const { approvals: words } = useUsersWords()
  const { moment } = useFormat()
  const { act, busy, failure } = useAct('POST /api/approvals/:id', [
    'GET /api/approvals',
    'GET /api/users',
    'GET /api/overview',
  ])
  const decide = async (approve: boolean): Promise<void> => {
    const decided = await act({ params: { id }, body: { approve } })
    if (decided !== null) toast(approve ? words.let : words.refused)
  }
  return (
    <li className={css.approval}>
      <div>
        <p>{words.claims(label, employeeName)}</p>
        <p className={css.faint}>{words.until(moment(expiresAt))}</p>
      </div>
      <Button
        variant="default"
        disabled={busy}
        aria-label={words.noOf(label)}
        onClick={() => decide(false)}
      >
        {words.no}
      </Button>
      <Button disabled={busy} aria-label={words.yesOf(label)} onClick={() => decide(true)}>
        {words.yes}
      </Button>
      <ErrorNote failure={failure} />
    </li>
  )
}
