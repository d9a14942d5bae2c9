import { useId } from 'react'
import css from './check-field.module.css'

interface CheckFieldProps {
  readonly label: string
  readonly description?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}

/** Yes or no. */
export function CheckField(props: CheckFieldProps) {
  const { label, description, checked, onChange, disabled } = props
  const id = useId()
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={description === undefined ? undefined : id}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label}
        {description !== undefined && (
          <span id={id} className={css.description}>
            {description}
          </span>
        )}
      </span>
    </label>
  )
}
