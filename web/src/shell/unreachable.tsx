import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useShellWords } from '../locales/shell-words.ts'
import { Empty } from '../ui/empty.tsx'
import css from './shell.module.css'

/** Instead of everything while the server does not answer. */
export function Unreachable({ onAgain }: { readonly onAgain: () => void }) {
  const { unreachable: words } = useShellWords()
  return (
    <div className={css.middle} role="alert">
      <Empty
        icon={IconPlugConnectedX}
        title={words.title}
        text={words.text}
        action={<Button onClick={onAgain}>{words.again}</Button>}
      />
    </div>
  )
}
