import type { PropsWithChildren } from 'react'
import type { Act } from '../api/index.ts'
import { Confirm } from './confirm.tsx'
import { toast } from './toast.tsx'

interface ConfirmActProps {
  readonly words: { readonly action: string; readonly done: string }
  readonly title: string
  readonly doing: Pick<Act<never>, 'busy' | 'failure'>
  /** Does it; null when it failed, and the dialog stays. */
  readonly onAct: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks before something is done that cannot be taken back, says that it is done, and closes. */
export function ConfirmAct(props: PropsWithChildren<ConfirmActProps>) {
  const { words, title, doing, onAct, onClose, children } = props
  const confirm = async (): Promise<void> => {
    if ((await onAct()) === null) return
    toast(words.done)
    onClose()
  }
  return (
    <Confirm
      title={title}
      action={words.action}
      dangerous
      busy={doing.busy}
      failure={doing.failure}
      onConfirm={confirm}
      onClose={onClose}
    >
      {children}
    </Confirm>
  )
}
