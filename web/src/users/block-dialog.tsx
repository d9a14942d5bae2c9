import { useAct } from '../api/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { Confirm, toast } from '../ui/index.ts'

interface BlockDialogProps {
  /** The employee's. */
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}

/** Blocks an employee, after saying what that means. */
export function BlockDialog({ id, name, onClose }: BlockDialogProps) {
  const { blocking: words } = useUsersWords()
  const { act, busy, failure } = useAct('POST /api/employees/:id/block', [
    'GET /api/users',
    'GET /api/employees',
  ])
  const block = async (): Promise<void> => {
    if ((await act({ params: { id } })) === null) return
    toast(words.done)
    onClose()
  }
  return (
    <Confirm
      title={words.title(name)}
      action={words.action}
      dangerous
      busy={busy}
      failure={failure}
      onConfirm={block}
      onClose={onClose}
    >
      <p>{words.text}</p>
    </Confirm>
  )
}
