import { ActionIcon } from '@mantine/core'
import { IconSend2 } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTryWords } from '../locales/try-words.ts'
import { useQuestionsToday } from '../questions.ts'
import css from './composer.module.css'

interface ComposerProps {
  /** Shows what can be asked. */
  readonly hints: boolean
  readonly onSay: (text: string) => void
}

/** Where a person writes. Enter sends, Shift+Enter begins a new line. */
export function Composer({ hints, onSay }: ComposerProps) {
  const { chat: words } = useTryWords()
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    // On a phone the keyboard would jump up and hide what the bot says.
    if (matchMedia('(hover: hover)').matches) field.current?.focus()
  }, [])

  const send = (): void => {
    field.current?.focus()
    if (text.trim() === '') return
    onSay(text.trim())
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className={css.composer}>
      {hints && text === '' && <Hints onSay={onSay} />}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <textarea
          ref={field}
          className={css.field}
          rows={1}
          maxLength={4000}
          enterKeyHint="send"
          aria-label={words.field}
          placeholder={words.placeholder}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ActionIcon
          type="submit"
          size={44}
          radius={22}
          variant={text.trim() === '' ? 'subtle' : 'filled'}
          aria-label={words.send}
        >
          <IconSend2 size={22} stroke={1.75} />
        </ActionIcon>
      </form>
    </div>
  )
}

/** As many as fit in one row beside the list of people. */
const AT_HAND = 3

function Hints({ onSay }: Pick<ComposerProps, 'onSay'>) {
  const { chat: words } = useTryWords()
  const questions = useQuestionsToday()
  return (
    <ul className={css.hints} aria-label={words.hints}>
      {questions.slice(0, AT_HAND).map((question) => (
        <li key={question}>
          <button type="button" className={css.hint} onClick={() => onSay(question)}>
            {question}
          </button>
        </li>
      ))}
    </ul>
  )
}
