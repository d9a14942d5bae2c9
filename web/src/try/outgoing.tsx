import { Button } from '@mantine/core'
import { useTryWords } from '../locales/try-words.ts'
import type { Outgoing } from './conversation-state.ts'
import css from './message.module.css'

interface UnansweredProps {
  readonly outgoing: Outgoing
  readonly onRetry: () => void
}

/** Own words on their way, or what did not get through and can be sent again. */
export function Unanswered({ outgoing: { action, failed }, onRetry }: UnansweredProps) {
  const { chat: words } = useTryWords()
  const written = action.event.type === 'text' ? action.event.text : null
  if (written === null && !failed) return null
  return (
    <li className={css.message} data-from="person">
      {written !== null && (
        <div className={css.bubble} data-faint={!failed || undefined}>
          <p className={css.line}>{written}</p>
        </div>
      )}
      {failed && (
        <p className={css.failed} role="alert">
          {written === null ? words.unpressed : words.unsent}
          <Button variant="subtle" size="compact-sm" h={44} onClick={onRetry}>
            {words.resend}
          </Button>
        </p>
      )}
    </li>
  )
}

/** Three dots while the bot works on an answer. */
export function Typing() {
  const { chat: words } = useTryWords()
  return (
    <li className={css.message} data-from="bot">
      <div className={css.bubble}>
        <span className={css.typing} role="img" aria-label={words.typing}>
          <i />
          <i />
          <i />
        </span>
      </div>
    </li>
  )
}
