import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useId, useState } from 'react'
import css from './plain-field.module.css'

interface PlainFieldProps {
  readonly label: string
  readonly description?: string
  readonly autoComplete: 'username' | 'current-password'
  readonly value: string
  readonly onChange: (value: string) => void
  /** Makes it a secret, with a button of this name that shows it. */
  readonly show?: string
}

/** A field of the door. The library's own would make the door twice as heavy. */
export function PlainField(props: PlainFieldProps) {
  const { label, description, autoComplete, value, onChange, show } = props
  const [shown, setShown] = useState(show === undefined)
  const id = useId()
  const hint = `${id}-hint`
  const Eye = shown ? IconEyeOff : IconEye
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {description !== undefined && <p id={hint}>{description}</p>}
      <div className={css.box}>
        <input
          id={id}
          type={shown ? 'text' : 'password'}
          name={autoComplete}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          required
          aria-describedby={description === undefined ? undefined : hint}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {show !== undefined && (
          <button
            type="button"
            aria-label={show}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Eye size={20} stroke={1.75} aria-hidden />
          </button>
        )}
      </div>
    </div>
  )
}
