import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  type TablerIcon,
} from '@tabler/icons-react'
import css from './status.module.css'

export type Tone = 'good' | 'bad' | 'attention' | 'waiting' | 'off'

const SIGNS: Readonly<Record<Tone, TablerIcon>> = {
  good: IconCircleCheck,
  bad: IconCircleX,
  attention: IconAlertTriangle,
  waiting: IconClock,
  off: IconCircleMinus,
}

/** A state: a sign and a word, never colour alone. */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  const Sign = SIGNS[tone]
  return (
    <span className={css.status} data-tone={tone}>
      <Sign size={16} stroke={2} aria-hidden />
      {children}
    </span>
  )
}
