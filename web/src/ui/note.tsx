import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  type TablerIcon,
} from '@tabler/icons-react'
import type { PropsWithChildren } from 'react'
import css from './note.module.css'

type NoteTone = 'info' | 'attention' | 'good'

const SIGNS: Readonly<Record<NoteTone, TablerIcon>> = {
  info: IconInfoCircle,
  attention: IconAlertTriangle,
  good: IconCircleCheck,
}

/** Something to know before going on. What went wrong is an `ErrorNote`. */
export function Note({ tone = 'info', children }: PropsWithChildren<{ readonly tone?: NoteTone }>) {
  const Sign = SIGNS[tone]
  return (
    <div className={css.note} data-tone={tone} role={tone === 'info' ? undefined : 'status'}>
      <Sign size={20} stroke={1.75} aria-hidden />
      <div className={css.words}>{children}</div>
    </div>
  )
}
