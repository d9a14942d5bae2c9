import {
  AppShell,
  Burger,
  SegmentedControl,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconDeviceDesktop,
  IconHelpCircle,
  IconMessageCircle,
  IconMoon,
  IconSun,
  type TablerIcon,
} from '@tabler/icons-react'
import type { PropsWithChildren } from 'react'
import { type Language, useLanguage, useWords } from './locales/index.tsx'
import { type Route, toHash } from './route.ts'
import css from './shell.module.css'

interface ShellProps {
  readonly page: Route['page']
  /** On a phone the page takes the whole screen: it has a way back of its own. */
  readonly bare: boolean
}

/** The frame that every page stands in: where to go, which language, light or dark. */
export function Shell({ page, bare, children }: PropsWithChildren<ShellProps>) {
  const words = useWords()
  const [open, menu] = useDisclosure()
  return (
    <AppShell
      padding={0}
      header={{ height: { base: bare ? 0 : 56, sm: 56, md: 0 } }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !open } }}
      transitionDuration={0}
    >
      <button type="button" className={css.skip} onClick={focusContent}>
        {words.skip}
      </button>
      <AppShell.Header hiddenFrom="md" className={css.header} data-bare={bare || undefined}>
        <Burger
          opened={open}
          onClick={menu.toggle}
          size="sm"
          className={css.burger}
          aria-label={words.menu}
        />
        <Wordmark />
      </AppShell.Header>
      <AppShell.Navbar className={css.navbar} data-open={open || undefined}>
        <div className={css.brand}>
          <Wordmark />
        </div>
        <Pages page={page} onGo={menu.close} />
        <Preferences />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={css.main}>
        {children}
      </AppShell.Main>
    </AppShell>
  )
}

function Wordmark() {
  return (
    <span className={css.wordmark}>
      <img src="/favicon.svg" alt="" width={28} height={28} />
      {useWords().name.toLowerCase()}
    </span>
  )
}

const PAGES: readonly { readonly route: Route; readonly icon: TablerIcon }[] = [
  { route: { page: 'try', employeeId: null, chatId: null }, icon: IconMessageCircle },
  { route: { page: 'help' }, icon: IconHelpCircle },
]

function Pages({ page, onGo }: { readonly page: Route['page']; readonly onGo: () => void }) {
  const words = useWords()
  return (
    <nav className={css.pages} aria-label={words.menu}>
      {PAGES.map(({ route, icon: Icon }) => (
        <a
          key={route.page}
          href={toHash(route)}
          onClick={onGo}
          className={css.page}
          aria-current={route.page === page ? 'page' : undefined}
        >
          <Icon size={20} stroke={1.75} aria-hidden />
          {words.nav[route.page]}
        </a>
      ))}
    </nav>
  )
}

function Preferences() {
  const { words, language, speak } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={css.preferences}>
      <SegmentedControl
        fullWidth
        withItemsBorders={false}
        className={css.switch}
        aria-label={words.scheme.label}
        value={colorScheme}
        onChange={setColorScheme}
        data={[
          { value: 'auto', label: <Sign icon={IconDeviceDesktop} words={words.scheme.auto} /> },
          { value: 'light', label: <Sign icon={IconSun} words={words.scheme.light} /> },
          { value: 'dark', label: <Sign icon={IconMoon} words={words.scheme.dark} /> },
        ]}
      />
      <SegmentedControl<Language>
        fullWidth
        withItemsBorders={false}
        className={css.switch}
        aria-label={words.language}
        value={language}
        onChange={speak}
        data={[
          { value: 'ru', label: 'Русский' },
          { value: 'en', label: 'English' },
        ]}
      />
    </div>
  )
}

function Sign({ icon: Icon, words }: { readonly icon: TablerIcon; readonly words: string }) {
  return (
    <span className={css.sign} title={words}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}

/** A link would do, were the hash of the address not taken by the route. */
function focusContent(): void {
  document.getElementById('content')?.focus()
}
