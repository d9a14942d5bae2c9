import { useAct } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { ConfirmAct } from '../ui/index.ts'
import type { User } from './person.ts'

interface RemoveDialogProps {
  readonly user: User
  readonly onClose: () => void
}

/** Unlinks somebody from a bot, after saying what that means. */
export function RemoveDialog({ user, onClose }: RemoveDialogProps) {
  const { removing: words } = useUsersWords()
  const { act, ...doing } = useAct('DELETE /api/users/:id', [
    'GET /api/users',
    'GET /api/employees',
    'GET /api/bots',
  ])
  return (
    <ConfirmAct
      words={words}
      title={words.title(user.employeeName)}
      doing={doing}
      onAct={() => act({ params: { id: user.id } })}
      onClose={onClose}
    >
      <p>{words.text(user.botName)}</p>
    </ConfirmAct>
  )
}
