import { ActionIcon, Button } from '@mantine/core'
import { IconLogin2, IconLogout } from '@tabler/icons-react'
import { useAct } from '../api/index.ts'
import { useShellWords } from '../locales/shell-words.ts'
import { toHash } from '../route.ts'
import type { Session } from '../session/index.ts'
import { toast } from '../ui/toast.tsx'
import css from './shell.module.css'

/** Who is signed in, and the way out; or the way in. */
export function Who({ session, onGo }: { readonly session: Session; readonly onGo: () => void }) {
  const words = useShellWords()
  if (session.signedIn === null) {
    return (
      <Button
        component="a"
        variant="default"
        leftSection={<IconLogin2 size={18} stroke={1.75} aria-hidden />}
        href={toHash({ page: 'sign-in', token: null })}
        onClick={onGo}
      >
        {words.signIn}
      </Button>
    )
  }
  const { kind, name } = session.signedIn
  return (
    <div className={css.who}>
      <span className={css.whoWords}>
        <span className={css.whoName}>{kind === 'owner' ? words.owner : name}</span>
        <span className={css.whoCompany}>{session.company}</span>
      </span>
      <SignOut />
    </div>
  )
}

function SignOut() {
  const words = useShellWords()
  const { act, busy } = useAct('POST /api/sign-out')
  const leave = async (): Promise<void> => {
    if ((await act()) === null) return toast(words.signOutFailed, 'note')
    // Nothing of what was read may stay in the memory of the page. No tab may open meanwhile.
    history.replaceState(null, '', location.pathname)
    location.reload()
  }
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={44}
      loading={busy}
      aria-label={words.signOut}
      title={words.signOut}
      onClick={leave}
    >
      <IconLogout size={20} stroke={1.75} />
    </ActionIcon>
  )
}
