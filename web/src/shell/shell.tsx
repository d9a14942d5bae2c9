import { IconMenu2, IconX } from '@tabler/icons-react'
import { type PropsWithChildren, useEffect, useState } from 'react'
import { useShellWords } from '../locales/shell-words.ts'
import type { Route } from '../route.ts'
import type { Session } from '../session/index.ts'
import { Toasts } from '../ui/toast.tsx'
import { Menu } from './menu.tsx'
import { Preferences } from './preferences.tsx'
import css from './shell.module.css'
import { Updated } from './updated.tsx'
import { Who } from './who.tsx'

interface ShellProps {
  readonly route: Route
  /** Null until the server has answered. */
  readonly session: Session | null
  /** On a phone the page takes the whole screen: it has a way back of its own. */
  readonly bare: boolean
}

/** The frame that every page stands in: where to go, who is signed in, which language. */
export function Shell({ route, session, bare, children }: PropsWithChildren<ShellProps>) {
  const words = useShellWords()
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setOpen(false)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <div className={css.shell}>
      <button type="button" className={css.skip} onClick={focusContent}>
        {words.skip}
      </button>
      <header className={css.header} data-bare={bare || undefined}>
        <button
          type="button"
          onClick={() => setOpen(!open)}
          className={css.burger}
          aria-label={words.menu}
          aria-expanded={open}
        >
          {open ? <IconX aria-hidden /> : <IconMenu2 aria-hidden />}
        </button>
        <Wordmark />
      </header>
      <aside className={css.side} data-open={open || undefined} aria-label={words.name}>
        <div className={css.brand}>
          <Wordmark />
        </div>
        <Menu
          page={route.page}
          canTry={session !== null && (session.demo || session.signedIn !== null)}
          onGo={close}
        />
        <div className={css.foot}>
          {session !== null && <Who session={session} onGo={close} />}
          <Preferences />
        </div>
      </aside>
      <main id="content" tabIndex={-1} className={css.main}>
        {session !== null && <Updated version={session.version} />}
        {children}
      </main>
      <Toasts />
    </div>
  )
}

function Wordmark() {
  return (
    <span className={css.wordmark}>
      <img src="/favicon.svg" alt="" width={28} height={28} />
      {useShellWords().name.toLowerCase()}
    </span>
  )
}

/** A link would do, were the hash of the address not taken by the route. */
function focusContent(): void {
  document.getElementById('content')?.focus()
}
