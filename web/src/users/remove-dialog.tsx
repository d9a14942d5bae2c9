import { useAct } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { Confirm, toast } from '../ui/index.ts'
import type { User } from './person.ts'

interface RemoveDialogProps {
  readonly user: User
  readonly onClose: () => void
}

/** Unlinks somebody from a bot, after saying what that means. */
export function RemoveDialog({ user, onClose }: RemoveDialogProps) {
  const { removing: words } = useUsersWords()
  const { act, busy, failure } = useAct('DELETE /api/users/:id', [
    'GET /api/users',
    'GET /api/employees',
    'GET /api/bots',
  ])
  const remove = async (): Promise<void> => {
    if ((await act({ params: { id: user.id } })) === null) return
    toast(words.done)
    onClose()
  }
  return (
    <Confirm
      title={words.title(user.employeeName)}
      action={words.action}
      dangerous
      busy={busy}
      failure={failure}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{words.text(user.botName)}</p>
    </Confirm>
  )
}
