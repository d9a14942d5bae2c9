import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type PropsWithChildren, type ReactNode, useEffect, useId, useRef } from 'react'
import { useUiWords } from '../locales/ui-words.ts'
import css from './dialog.module.css'

interface DialogProps {
  readonly title: string
  /** Escape and the cross; not while `busy`. */
  readonly onClose: () => void
  readonly busy?: boolean
  /** Buttons at the foot; the main one last. */
  readonly foot?: ReactNode
  readonly wide?: boolean
  /** A question of a few lines: on a phone it does not take the whole screen. */
  readonly small?: boolean
}

/** The first of the fields, and of radio buttons the chosen one. */
const FIELD = 'input:is(:not([type=radio]), :checked):not(:disabled, [readonly]), select, textarea'
/** The first button at the foot: the main one is the last. */
const SAFE = 'footer button'

/**
 * A dialog over the page, shown as long as it stands: the browser keeps the focus in it and gives
 * it back. It begins at the first field, or at the safe answer to a small question. A click beside
 * it does nothing, so that nothing typed is lost. Lists that open in a portal would lie beneath it:
 * inside a dialog, set `withinPortal={false}`.
 */
export function Dialog(props: PropsWithChildren<DialogProps>) {
  const { title, onClose, busy = false, foot, wide, small, children } = props
  const words = useUiWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>(small ? SAFE : FIELD)?.focus()
    // React takes the dialog away without closing it, so the focus is given back by hand.
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [small])
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      data-wide={wide || undefined}
      data-small={small || undefined}
      aria-labelledby={titleId}
      aria-busy={busy || undefined}
      onCancel={(event) => {
        event.preventDefault()
        if (event.target === dialog.current && !busy) onClose()
      }}
    >
      <header className={css.head}>
        <h2 id={titleId}>{title}</h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          disabled={busy}
          aria-label={words.close}
          onClick={onClose}
        >
          <IconX size={20} stroke={1.75} />
        </ActionIcon>
      </header>
      <div className={css.body}>{children}</div>
      {foot && <footer className={css.foot}>{foot}</footer>}
    </dialog>
  )
}
