import { Button } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import { Empty } from './empty.tsx'

interface NothingFoundProps {
  readonly icon: TablerIcon
  /** The action shows everything again. */
  readonly words: { readonly title: string; readonly text: string; readonly action: string }
  readonly onClear: () => void
}

/** In place of rows that are there, but do not match what was chosen. */
export function NothingFound({ icon, words, onClear }: NothingFoundProps) {
  const { title, text, action } = words
  return (
    <Empty
      icon={icon}
      title={title}
      text={text}
      action={
        <Button variant="default" onClick={onClear}>
          {action}
        </Button>
      }
    />
  )
}
