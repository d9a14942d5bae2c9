import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './empty.module.css'

interface EmptyProps {
  readonly icon: TablerIcon
  readonly title: string
  /** What to do next, in a sentence. */
  readonly text: ReactNode
  /** The button that does it. */
  readonly action?: ReactNode
}

/** In place of an empty list: what it will hold, and the first step. */
export function Empty({ icon: Icon, title, text, action }: EmptyProps) {
  return (
    <div className={css.empty}>
      <Icon size={32} stroke={1.5} aria-hidden />
      <h2>{title}</h2>
      <p>{text}</p>
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
