import { IconLock } from '@tabler/icons-react'
import { useSettingsWords } from '../locales/settings-words.ts'
import { Card } from '../ui/index.ts'
import css from './settings.module.css'

interface GivenProps {
  readonly title: string
  readonly lead: string
  /** The variable of the environment that sets it. */
  readonly variable: 'CRM_URL' | 'PUBLIC_URL' | 'PROXY_URL' | 'SMTP_URL'
  /** What it is set to, without a password. */
  readonly value: string
}

/** What the environment sets: shown, and changed there. */
export function Given({ title, lead, variable, value }: GivenProps) {
  const words = useSettingsWords()
  return (
    <Card title={title} lead={lead}>
      <p className={css.given}>
        <IconLock size={18} stroke={1.75} aria-hidden />
        <span>
          <span className={css.value}>{value}</span>
          <span className={css.muted}>{words.fromEnvironment(variable)}</span>
        </span>
      </p>
    </Card>
  )
}
