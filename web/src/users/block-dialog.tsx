import { useAct } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { ConfirmAct } from '../ui/index.ts'

interface BlockDialogProps {
  /** The employee's. */
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}

/** Blocks an employee, after saying what that means. */
export function BlockDialog({ id, name, onClose }: BlockDialogProps) {
  const { blocking: words } = useUsersWords()
  const { act, ...doing } = useAct('POST /api/employees/:id/block', [
    'GET /api/users',
    'GET /api/employees',
  ])
  return (
    <ConfirmAct
      words={words}
      title={words.title(name)}
      doing={doing}
      onAct={() => act({ params: { id } })}
      onClose={onClose}
    >
      <p>{words.text}</p>
    </ConfirmAct>
  )
}
