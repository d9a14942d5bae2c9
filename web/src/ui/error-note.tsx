import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ApiFailure } from '../api/index.ts'
import { useUiWords } from '../locales/ui-words.ts'
import css from './error-note.module.css'
import { wordsOfFailure } from './failure-words.ts'

interface ErrorNoteProps {
  /** Nothing is shown for null. */
  readonly failure: ApiFailure | null
  /** Words that know more than the code does. */
  readonly words?: string | undefined
  /** Offers to try again. */
  readonly onAgain?: () => void
}

/** What went wrong, next to what caused it. A failure of one field belongs to that field. */
export function ErrorNote({ failure, words, onAgain }: ErrorNoteProps) {
  const ui = useUiWords()
  if (failure === null) return null
  return (
    <div className={css.note} role="alert">
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
      <p>{words ?? wordsOfFailure(ui, failure)}</p>
      {onAgain && (
        <Button variant="default" size="sm" onClick={onAgain}>
          {ui.again}
        </Button>
      )}
    </div>
  )
}

/** The words for one field of a form, as Mantine's `error`; false when the field is all right. */
export function useFieldError(failure: ApiFailure | null): (field: string) => string | false {
  const ui = useUiWords()
  return (field) => failure?.field === field && wordsOfFailure(ui, failure)
}
