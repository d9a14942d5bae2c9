import { VisuallyHidden } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import type { ChatMessage } from '../../../src/messengers/web-chat/index.ts'
import { useLanguage } from '../locales/index.tsx'
import { useTryWords } from '../locales/try-words.ts'
import { useTimeZone } from '../ui/time-zone.ts'
import { FileCard } from './file-card.tsx'
import css from './message.module.css'
import { MessageButtons } from './message-buttons.tsx'
import { Picture } from './picture.tsx'

interface MessageProps {
  readonly message: ChatMessage
  /** What the button that was just pressed carries. */
  readonly pressed: string | null
  readonly onPress: (data: string) => void
}

/** One message: a bubble with words, a picture or a file, and the buttons under it. */
export function Message({ message, pressed, onPress }: MessageProps) {
  const { chat: words } = useTryWords()
  const { language } = useLanguage()
  const { from, at, text, picture, file, buttons } = message
  const timeZone = useTimeZone()
  const bubble = useRef<HTMLDivElement>(null)
  useLitWhenChanged(bubble, message.revision)
  return (
    <li className={css.message} data-from={from} data-wide={buttons.length > 0 || undefined}>
      <div ref={bubble} className={css.bubble} tabIndex={-1}>
        <VisuallyHidden>{from === 'bot' ? words.bot : words.you}</VisuallyHidden>
        {picture && <Picture url={picture} title={titleOf(message) || words.picture} />}
        <div className={css.body}>
          <Words text={text} />
          {file && <FileCard file={file} />}
          <time className={css.time}>{clockOf(language, timeZone).format(at)}</time>
        </div>
      </div>
      <MessageButtons rows={buttons} pressed={pressed} onPress={onPress} />
    </li>
  )
}

function Words({ text }: Pick<ChatMessage, 'text'>) {
  const lines = text.map((spans, place) => (
    <p key={keyOf(place)} className={css.line}>
      {spans.map(({ text: words, style }, part) => (
        <span key={keyOf(part)} className={style && css[style]}>
          {words}
        </span>
      ))}
    </p>
  ))
  return <div className={css.words}>{lines}</div>
}

/** Lines have nothing of their own to be told apart by. */
const keyOf = (place: number): string => String(place)

const titleOf = ({ text }: ChatMessage): string => text[0]?.map((span) => span.text).join('') ?? ''

const clockOf = (language: string, timeZone: string | undefined): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone })

/** A message that was edited in place lights up for a moment, and keeps the focus it had. */
function useLitWhenChanged(
  bubble: { readonly current: HTMLElement | null },
  revision: number,
): void {
  const shown = useRef(revision)
  useLayoutEffect(() => {
    if (shown.current === revision) return
    shown.current = revision
    // The button that was pressed may be gone, and the focus with it.
    if (document.activeElement === document.body) bubble.current?.focus({ preventScroll: true })
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    bubble.current?.animate([{ borderColor: 'var(--accent)', opacity: 0.4 }, {}], {
      duration: 500,
      easing: 'ease-out',
    })
  }, [bubble, revision])
}
