import { useShellWords } from '../locales/shell-words.ts'
import type { TabProps } from '../route.ts'
import { Page } from '../ui/index.ts'

export function LogTab(_: TabProps) {
  const words = useShellWords()
  return <Page title={words.nav.log}>…</Page>
}
