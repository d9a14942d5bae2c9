import { useAccessWords } from '../locales/access-words.ts'
import { useShellWords } from '../locales/shell-words.ts'
import type { TabProps } from '../route.ts'
import { useSession } from '../session/index.ts'
import { Page } from '../ui/index.ts'
import { Acts } from './acts.tsx'
import { Managers } from './managers.tsx'
import { OwnerPassword } from './owner-password.tsx'
import { Sessions } from './sessions.tsx'
import { Tokens } from './tokens.tsx'

/** «Доступы»: who manages Svodka, who is in now, what programs may, and what was done. */
export function AccessTab(_: TabProps) {
  const words = useAccessWords()
  const title = useShellWords().nav.access
  const owner = useSession().session?.signedIn?.kind === 'owner'
  return (
    <Page title={title} lead={words.lead}>
      <Managers />
      <Sessions />
      <Tokens />
      {owner && <OwnerPassword />}
      <Acts />
    </Page>
  )
}
