import { Button } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAct } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { CopyField, copy, ErrorNote, Pager, toast, usePaging } from '../ui/index.ts'
import { useEmployees } from './use-employees.ts'
import css from './users.module.css'

type Result = AnswerOf<'POST /api/invitations'>
type Made = Result['made'][number]

interface InvitedProps {
  readonly result: Result
  readonly onDone: () => void
}

/** The links that were made. They are shown this once. */
export function Invited({ result: { made, leftOut }, onDone }: InvitedProps) {
  const { inviting: words } = useUsersWords()
  const paging = usePaging(made, 20)
  const copyAll = async (): Promise<void> => {
    const lines = made.map(({ employeeName, link, code }) => `${employeeName}\t${link ?? code}`)
    if (await copy(lines.join('\n'))) toast(words.copied)
  }
  return (
    <>
      <p className={css.faint}>{words.once}</p>
      {made.some(({ link }) => link === null) && <p>{words.byCode}</p>}
      <ul className={css.made}>
        {paging.rows.map((one) => (
          <MadeLine key={one.id} made={one} />
        ))}
      </ul>
      <Pager {...paging} />
      <LeftOut leftOut={leftOut} />
      <div className={css.actions}>
        {made.length > 1 && (
          <Button variant="default" onClick={copyAll}>
            {words.copyAll}
          </Button>
        )}
        <Button onClick={onDone}>{words.done}</Button>
      </div>
    </>
  )
}

function MadeLine({ made }: { readonly made: Made }) {
  const { inviting: words } = useUsersWords()
  const [svg, setSvg] = useState<string | null>(null)
  const { act, busy, failure } = useAct('POST /api/qr')
  const { employeeName: name, link, code, mailedTo, mailError } = made
  const draw = async (): Promise<void> => {
    if (svg !== null) return setSvg(null)
    const drawn = await act({ body: { text: link ?? code } })
    if (drawn !== null) setSvg(drawn.svg)
  }
  return (
    <li className={css.madeLine}>
      <CopyField label={name} value={link ?? code} />
      <Button
        variant="default"
        leftSection={<IconQrcode size={18} stroke={1.75} aria-hidden />}
        loading={busy}
        aria-expanded={svg !== null}
        aria-label={words.qrOf(name)}
        onClick={draw}
      >
        {words.qr}
      </Button>
      {mailedTo !== null && mailError === null && (
        <p className={css.faint}>{words.mailed(mailedTo)}</p>
      )}
      {mailError !== null && <p className={css.attention}>{words.notMailed(mailError)}</p>}
      <ErrorNote failure={failure} />
      {svg !== null && (
        <img
          className={css.qr}
          alt={words.qrOf(name)}
          src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        />
      )}
    </li>
  )
}

function LeftOut({ leftOut }: Pick<Result, 'leftOut'>) {
  const { inviting: words } = useUsersWords()
  const { nameOf } = useEmployees()
  if (leftOut.length === 0) return null
  return (
    <details className={css.leftOut}>
      <summary>{words.leftOut(leftOut.length)}</summary>
      <ul>
        {leftOut.map(({ employeeId, why }) => (
          <li key={employeeId}>
            {nameOf(employeeId)} <span className={css.faint}>— {words.why[why]}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
