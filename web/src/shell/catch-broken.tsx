import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { useShellWords } from '../locales/shell-words.ts'
import { Empty } from '../ui/empty.tsx'
import css from './shell.module.css'

interface CatchBrokenProps {
  readonly children: ReactNode
}

/** Keeps the menu standing when a tab breaks, or is not there any more after an update. */
export class CatchBroken extends Component<CatchBrokenProps, { readonly broken: boolean }> {
  override readonly state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { broken: words, reload } = useShellWords()
  return (
    <div className={css.middle} role="alert">
      <Empty
        icon={IconRefresh}
        title={words.title}
        text={words.text}
        action={<Button onClick={() => location.reload()}>{reload}</Button>}
      />
    </div>
  )
}
