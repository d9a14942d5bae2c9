import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useUiWords } from '../locales/ui-words.ts'
import { copy } from './copy.ts'
import css from './copy-field.module.css'

interface CopyFieldProps {
  readonly label: string
  readonly value: string
  /** Several lines, as a manifest is. */
  readonly block?: boolean
}

/** Something to take elsewhere, with a button that copies it. */
export function CopyField({ label, value, block = false }: CopyFieldProps) {
  const words = useUiWords()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <div className={css.copy}>
      <span className={css.label}>{label}</span>
      <div className={css.box} data-block={block || undefined}>
        {/* It scrolls, so the keyboard must reach it. */}
        <textarea readOnly aria-label={label} rows={block ? 8 : 1} value={value} />
        <ActionIcon
          variant="subtle"
          size={44}
          aria-label={copied ? words.copied : `${words.copy}: ${label}`}
          onClick={async () => setCopied(await copy(value))}
        >
          {copied ? <IconCheck size={18} /> : <IconCopy size={18} stroke={1.75} />}
        </ActionIcon>
      </div>
    </div>
  )
}
