import { IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import css from './toast.module.css'

interface Said {
  readonly id: number
  readonly words: string
  readonly kind: 'done' | 'note'
}

/** How long it is shown, in milliseconds. */
const STAYS = 5000

let said: readonly Said[] = []
let count = 0
const listeners = new Set<() => void>()

/** Says in passing that something is done. What must not be missed belongs into the page. */
export function toast(words: string, kind: Said['kind'] = 'done'): void {
  count += 1
  const one: Said = { id: count, words, kind }
  say([...said.slice(-2), one])
  setTimeout(() => say(said.filter(({ id }) => id !== one.id)), STAYS)
}

/** Where the toasts appear; stands once in the page. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => said)
  const stack = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In the top layer, so that it is seen over a dialog too.
    if (shown.length > 0) stack.current?.showPopover()
    else stack.current?.hidePopover()
  }, [shown])
  return (
    <div ref={stack} popover="manual" className={css.stack} role="status" aria-live="polite">
      {shown.map(({ id, words, kind }) => (
        <p key={id} className={css.toast} data-kind={kind}>
          {kind === 'done' ? (
            <IconCheck size={20} aria-hidden />
          ) : (
            <IconInfoCircle size={20} aria-hidden />
          )}
          <span>{words}</span>
        </p>
      ))}
    </div>
  )
}

function say(next: readonly Said[]): void {
  said = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
