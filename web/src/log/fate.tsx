import {
  IconAlertTriangle,
  IconCheck,
  IconChecks,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconEye,
  type TablerIcon,
} from '@tabler/icons-react'
import { useLogWords } from '../locales/log-words.ts'
import css from './fate.module.css'
import type { Fate as FateName } from './log-filter.ts'

const SIGNS: Readonly<Record<FateName, TablerIcon>> = {
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconEye,
  failed: IconCircleX,
  skipped: IconCircleMinus,
  uncertain: IconAlertTriangle,
}

/** What became of a message: a sign and a word. */
export function Fate({ fate }: { readonly fate: FateName }) {
  const words = useLogWords()
  const Sign = SIGNS[fate]
  return (
    <span className={css.fate} data-fate={fate}>
      <Sign size={16} stroke={2} aria-hidden />
      {words.fates[fate]}
    </span>
  )
}
