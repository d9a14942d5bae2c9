import '@mantine/core/styles/Input.layer.css'
import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAct, useRead } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { CheckField, ErrorNote, Loaded } from '../ui/index.ts'
import { EmployeePicker } from './employee-picker.tsx'
import type { Bot, Employee } from './person.ts'
import css from './users.module.css'

interface InviteProps {
  readonly bots: readonly Bot[]
  readonly first?: string | undefined
  readonly onInvited: (result: AnswerOf<'POST /api/invitations'>) => void
}

/** Whom to invite, and to which bot. */
export function Invite(props: InviteProps) {
  const reading = useRead('GET /api/employees')
  return (
    <Loaded reading={reading}>
      {({ employees }) => <Choosing {...props} employees={employees} />}
    </Loaded>
  )
}

interface ChoosingProps extends InviteProps {
  readonly employees: readonly Employee[]
}

function Choosing({ bots, first, onInvited, employees: all }: ChoosingProps) {
  const { inviting: words } = useUsersWords()
  const [botId, setBotId] = useState(first ?? bots[0]?.id ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [mail, setMail] = useState(false)
  const { act, busy, failure } = useAct('POST /api/invitations', ['GET /api/invitations'])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const result = await act({ body: { botId, employeeIds: [...chosen], mail } })
    if (result !== null) onInvited(result)
  }
  return (
    <form className={css.form} onSubmit={submit}>
      {bots.length > 1 && (
        <NativeSelect
          label={words.bot}
          value={botId}
          onChange={(event) => setBotId(event.currentTarget.value)}
          data={bots.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <div>
        <p className={css.label}>{words.whom}</p>
        <QuickChoices employees={all} onChoose={setChosen} />
      </div>
      <EmployeePicker employees={all} chosen={chosen} onChange={setChosen} />
      <p aria-live="polite">{words.chosen(chosen.size)}</p>
      <CheckField
        label={words.mail}
        description={words.mailHint}
        checked={mail}
        onChange={setMail}
      />
      <ErrorNote
        failure={failure}
        words={failure?.code === 'bad-config' ? words.noMail : undefined}
      />
      <Button type="submit" loading={busy} disabled={chosen.size === 0}>
        {words.action(chosen.size)}
      </Button>
    </form>
  )
}

interface QuickChoicesProps {
  readonly employees: readonly Employee[]
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

function QuickChoices({ employees, onChoose }: QuickChoicesProps) {
  const { inviting: words } = useUsersWords()
  const may = employees.filter(({ active, blocked }) => active && !blocked)
  const choose = (which: (employee: Employee) => boolean) => (): void =>
    onChoose(new Set(may.filter(which).map(({ id }) => id)))
  return (
    <div className={css.quick}>
      <Button variant="default" size="sm" onClick={choose(() => true)}>
        {words.all}
      </Button>
      <Button variant="default" size="sm" onClick={choose(({ subscriptions: n }) => n === 0)}>
        {words.unsubscribed}
      </Button>
      <Button variant="default" size="sm" onClick={choose(({ email }) => email !== null)}>
        {words.withEmail}
      </Button>
      <Button variant="subtle" size="sm" onClick={choose(() => false)}>
        {words.nobody}
      </Button>
    </div>
  )
}
