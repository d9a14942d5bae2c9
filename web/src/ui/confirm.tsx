import { Button } from '@mantine/core'
import type { PropsWithChildren } from 'react'
import type { ApiFailure } from '../api/index.ts'
import { useUiWords } from '../locales/ui-words.ts'
import { Dialog } from './dialog.tsx'
import { ErrorNote } from './error-note.tsx'

interface ConfirmProps {
  readonly title: string
  /** What the button does: «Удалить бота». */
  readonly action: string
  /** Red: it cannot be taken back. */
  readonly dangerous?: boolean
  readonly busy: boolean
  readonly failure?: ApiFailure | null
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something is done. The children say what will happen, and to how many. */
export function Confirm(props: PropsWithChildren<ConfirmProps>) {
  const { title, action, dangerous, busy, failure = null, onConfirm, onClose, children } = props
  const words = useUiWords()
  return (
    <Dialog
      title={title}
      small
      busy={busy}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {words.cancel}
          </Button>
          <Button {...(dangerous && { color: 'red' })} loading={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      <ErrorNote failure={failure} />
    </Dialog>
  )
}
