import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEventHandler, type RefObject, useRef } from 'react'
import css from './search-field.module.css'

interface SearchFieldProps {
  /** What is searched: the name of the field and what stands in it while it is empty. */
  readonly label: string
  /** What the cross does: «Показать всех». */
  readonly clear: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onKeyDown?: KeyboardEventHandler
  readonly ref?: RefObject<HTMLInputElement | null>
}

/** Narrows a list down while one types. */
export function SearchField(props: SearchFieldProps) {
  const { label, clear, value, onChange, onKeyDown, ref } = props
  const own = useRef<HTMLInputElement>(null)
  const field = ref ?? own
  const empty = (): void => {
    onChange('')
    field.current?.focus()
  }
  return (
    <search className={css.search}>
      <IconSearch size={18} stroke={1.75} aria-hidden className={css.sign} />
      <input
        ref={field}
        className={css.field}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {value !== '' && (
        <button type="button" className={css.clear} aria-label={clear} onClick={empty}>
          <IconX size={18} stroke={1.75} aria-hidden />
        </button>
      )}
    </search>
  )
}
