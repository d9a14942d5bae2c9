import { VisuallyHidden } from '@mantine/core'
import { IconArrowUpRight } from '@tabler/icons-react'
import type { ChatMessage } from '../../../src/messengers/web-chat/index.ts'
import { useTryWords } from '../locales/try-words.ts'
import css from './message-buttons.module.css'

type Button = ChatMessage['buttons'][number][number]

interface MessageButtonsProps {
  readonly rows: ChatMessage['buttons']
  readonly pressed: string | null
  readonly onPress: (data: string) => void
}

/** The buttons under a message, in rows. Long labels take a row of their own where it is narrow. */
export function MessageButtons({ rows, pressed, onPress }: MessageButtonsProps) {
  if (rows.length === 0) return null
  return (
    <div className={css.rows}>
      {rows.map((row, at) => (
        <div key={keyOf(at)} className={css.row}>
          {row.map((button, place) => (
            <OneButton key={keyOf(place)} button={button} pressed={pressed} onPress={onPress} />
          ))}
        </div>
      ))}
    </div>
  )
}

/** By place: a button that changes in place keeps the focus. */
const keyOf = (place: number): string => String(place)

type OneButtonProps = Omit<MessageButtonsProps, 'rows'> & { readonly button: Button }

function OneButton({ button, pressed, onPress }: OneButtonProps) {
  const { chat: words } = useTryWords()
  if ('url' in button) {
    return (
      <a className={css.button} href={button.url} target="_blank" rel="noreferrer">
        {button.label}
        <IconArrowUpRight size={16} stroke={1.75} aria-hidden />
        <VisuallyHidden>{words.newWindow}</VisuallyHidden>
      </a>
    )
  }
  const busy = pressed === button.data
  return (
    <button
      type="button"
      className={css.button}
      aria-busy={busy || undefined}
      onClick={() => busy || onPress(button.data)}
    >
      {button.label}
    </button>
  )
}
