import { type ReactNode, useId } from 'react'
import css from './choice.module.css'

interface Option<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  /** Said and shown on hovering where the label is a sign. */
  readonly title?: string
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few, all of them in sight. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange } = props
  const name = useId()
  return (
    <div className={css.choice} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={css.option} title={option.title}>
          <input
            type="radio"
            name={name}
            className={css.input}
            aria-label={option.title}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
