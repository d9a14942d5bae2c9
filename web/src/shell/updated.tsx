import { Button } from '@mantine/core'
import { useState } from 'react'
import { useShellWords } from '../locales/shell-words.ts'
import css from './shell.module.css'

/** Says, quietly, that this page is older than the server now is. */
export function Updated({ version }: { readonly version: string }) {
  const words = useShellWords()
  const [first] = useState(version)
  if (version === first) return null
  return (
    <div className={css.updated} role="status">
      {words.updated}
      <Button variant="subtle" size="compact-md" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </div>
  )
}
