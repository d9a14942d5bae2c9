import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useAct } from '../api/index.ts'
import { useUiWords } from '../locales/ui-words.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { Dialog, ErrorNote, toast, useFieldError } from '../ui/index.ts'
import { EmployeePicker } from './employee-picker.tsx'
import type { Bot, User } from './person.ts'
import { useEmployees } from './use-employees.ts'
import css from './users.module.css'

interface UserDialogProps {
  readonly bots: readonly Bot[]
  /** Null for somebody new. */
  readonly user: User | null
  readonly onClose: () => void
}

/** Links an employee by username or User ID, or changes whom a row belongs to. */
export function UserDialog({ bots, user, onClose }: UserDialogProps) {
  const { form: words, ...users } = useUsersWords()
  const { cancel } = useUiWords()
  const { all } = useEmployees()
  const form = useId()
  const [botId, setBotId] = useState(user?.botId ?? bots[0]?.id ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(user ? [user.employeeId] : []))
  const [username, setUsername] = useState(user?.username ?? '')
  const [userId, setUserId] = useState(user?.userId ?? '')
  const [wrong, setWrong] = useState<string | null>(null)
  const { save, busy, failure } = useSave(user)
  const errorOf = useFieldError(failure)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const [employeeId] = chosen
    const who = { username: bare(username), userId: bare(userId) }
    if (employeeId === undefined) return setWrong(words.noEmployee)
    if (who.username === null && who.userId === null) return setWrong(words.noWho)
    setWrong(null)
    if (await save(botId, { employeeId, ...who })) onClose()
  }
  return (
    <Dialog
      title={user === null ? words.title : users.editOf(user.employeeName)}
      busy={busy}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" form={form} loading={busy}>
            {user === null ? words.add : words.save}
          </Button>
        </>
      }
    >
      <form id={form} className={css.form} onSubmit={submit}>
        <p className={css.faint}>{user === null ? words.lead : words.changes}</p>
        {user === null && bots.length > 1 && (
          <NativeSelect
            label={words.bot}
            value={botId}
            onChange={(event) => setBotId(event.currentTarget.value)}
            data={bots.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextInput
          label={words.username}
          description={words.usernameHint}
          value={username}
          error={errorOf('username')}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <TextInput
          label={words.userId}
          description={words.userIdHint}
          value={userId}
          error={errorOf('userId')}
          onChange={(event) => setUserId(event.currentTarget.value)}
        />
        <p className={css.label}>{words.employee}</p>
        <EmployeePicker single employees={all} chosen={chosen} onChange={setChosen} />
        {wrong !== null && (
          <p role="alert" className={css.wrong}>
            {wrong}
          </p>
        )}
        <ErrorNote
          failure={failure}
          words={failure?.code === 'conflict' ? words.taken : undefined}
        />
      </form>
    </Dialog>
  )
}

interface Who {
  readonly employeeId: string
  readonly username: string | null
  readonly userId: string | null
}

/** What saving means for somebody new, and for a row that is there. */
function useSave(user: User | null) {
  const { form: words } = useUsersWords()
  const add = useAct('POST /api/users', ['GET /api/users', 'GET /api/overview'])
  const change = useAct('PATCH /api/users/:id', ['GET /api/users'])
  const save = async (botId: string, who: Who): Promise<boolean> => {
    const saved =
      user === null
        ? await add.act({ body: { botId, ...who } })
        : await change.act({ params: { id: user.id }, body: who })
    if (saved !== null) toast(user === null ? words.added : words.saved)
    return saved !== null
  }
  const { busy, failure } = user === null ? add : change
  return { save, busy, failure }
}

/** People write «@name». */
const bare = (text: string): string | null => text.trim().replace(/^@/, '') || null
