import {
  IconAddressBook,
  IconHelpCircle,
  IconInbox,
  IconLayoutDashboard,
  IconListDetails,
  IconMessageCircle,
  IconRobot,
  IconSend,
  IconSettings,
  IconShieldLock,
  type TablerIcon,
} from '@tabler/icons-react'
import { useShellWords } from '../locales/shell-words.ts'
import { type Route, TABS, type Tab, toHash } from '../route.ts'
import css from './shell.module.css'

const ICONS: Readonly<Record<Tab | 'try' | 'help', TablerIcon>> = {
  overview: IconLayoutDashboard,
  bots: IconRobot,
  users: IconAddressBook,
  log: IconListDetails,
  requests: IconInbox,
  broadcasts: IconSend,
  access: IconShieldLock,
  settings: IconSettings,
  try: IconMessageCircle,
  help: IconHelpCircle,
}

const TRY: Route = { page: 'try', employeeId: null, chatId: null }
const HELP: Route = { page: 'help' }

interface MenuProps {
  readonly page: Route['page']
  /** «Попробовать»: anybody on the demonstration company, else whoever is signed in. */
  readonly canTry: boolean
  readonly onGo: () => void
}

/** Where to go. */
export function Menu({ page, canTry, onGo }: MenuProps) {
  const words = useShellWords()
  const tabs = TABS.map((tab): Route => ({ page: tab, query: {} }))
  const more = canTry ? [TRY, HELP] : [HELP]
  return (
    <nav className={css.menu} aria-label={words.menu}>
      <MenuPart routes={tabs} page={page} onGo={onGo} />
      <MenuPart routes={more} page={page} onGo={onGo} />
    </nav>
  )
}

interface MenuPartProps extends Omit<MenuProps, 'canTry'> {
  readonly routes: readonly Route[]
}

function MenuPart({ routes, page, onGo }: MenuPartProps) {
  const words = useShellWords()
  const icons: Readonly<Partial<Record<Route['page'], TablerIcon>>> = ICONS
  return (
    <ul className={css.pages}>
      {routes.map((route) => {
        const Icon = icons[route.page]
        return (
          <li key={route.page}>
            <a
              href={toHash(route)}
              onClick={onGo}
              className={css.page}
              aria-current={route.page === page ? 'page' : undefined}
            >
              {Icon && <Icon size={20} stroke={1.75} aria-hidden />}
              {words.nav[route.page]}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
