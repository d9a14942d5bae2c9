import { type ReactNode, useId } from 'react'
import css from './options.module.css'

interface Option<Value extends string> {
  readonly value: Value
  readonly title: string
  /** What choosing it means. */
  readonly text?: ReactNode
}

interface OptionsProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few that need explaining. */
export function Options<Value extends string>(props: OptionsProps<Value>) {
  const { label, options, value, onChange } = props
  const name = useId()
  return (
    <div className={css.options} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={css.option}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={css.words}>
            <span className={css.title}>{option.title}</span>
            {option.text && <span className={css.text}>{option.text}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}
