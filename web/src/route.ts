import { useSyncExternalStore } from 'react'

/** The pages of administration, in the order of the menu. */
export const TABS = [
  'overview',
  'bots',
  'users',
  'log',
  'requests',
  'broadcasts',
  'access',
  'settings',
] as const

export type Tab = (typeof TABS)[number]

/** Where in the page we are. It lives in the address, so that a reload comes back to it. */
export type Route =
  /** Whatever comes first for whoever came. */
  | { readonly page: 'home' }
  | { readonly page: 'help' }
  | {
      readonly page: Tab
      /** What is chosen in the tab, such as `state: 'failed'`. */
      readonly query: Readonly<Record<string, string>>
    }
  /** The token of a one-time link; null where there is none. */
  | { readonly page: 'sign-in' | 'setup'; readonly token: string | null }
  | {
      readonly page: 'try'
      readonly employeeId: string | null
      /** Null until the chat is begun. */
      readonly chatId: string | null
    }

/** What a tab is given: what is chosen in it. */
export interface TabProps {
  readonly query: Readonly<Record<string, string>>
}

export function toHash(route: Route): string {
  if (isTab(route)) {
    const query = new URLSearchParams(route.query).toString()
    return `#/${route.page}${query === '' ? '' : `?${query}`}`
  }
  return ['#', route.page, ...partsOf(route)].join('/')
}

/** Anything unknown is the first page. */
export function fromHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\//, '').split('?', 2)
  const [page = '', first = '', second = ''] = path.split('/').map(decode)
  if (page === 'help') return { page }
  if (page === 'sign-in' || page === 'setup') return { page, token: first || null }
  if (page === 'try') return { page, employeeId: first || null, chatId: second || null }
  const tab = TABS.find((tab) => tab === page)
  if (tab === undefined) return { page: 'home' }
  return { page: tab, query: Object.fromEntries(new URLSearchParams(query)) }
}

export function isTab(route: Route): route is Extract<Route, { page: Tab }> {
  return TABS.some((tab) => tab === route.page)
}

function partsOf(route: Exclude<Route, { page: Tab }>): string[] {
  if (route.page === 'home' || route.page === 'help') return []
  const parts = route.page === 'try' ? [route.employeeId, route.chatId] : [route.token]
  return parts.filter((part) => part !== null).map(encodeURIComponent)
}

/** A person can type anything behind the `#`. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

/** The address that the page shows: not the browser's own while somebody is asked whether to leave. */
let shown: string | null = null
let mayLeave: (from: Route, to: Route) => boolean = () => true

function shownHash(): string {
  shown ??= location.hash
  return shown
}

/** Asks before another address is shown: `false` keeps the one that is there. Returns how to stop. */
export function guardRoute(guard: typeof mayLeave): () => void {
  mayLeave = guard
  return () => {
    mayLeave = () => true
  }
}

export function useRoute(): Route {
  return fromHash(useSyncExternalStore(subscribe, shownHash))
}

export function go(route: Route): void {
  location.hash = toHash(route)
}

/** Goes there without a step that «back» would lead to. */
export function goInstead(route: Route): void {
  location.replace(toHash(route))
}

function subscribe(onChange: () => void): () => void {
  const follow = (): void => {
    if (mayLeave(fromHash(shownHash()), fromHash(location.hash))) {
      shown = location.hash
      onChange()
    } else history.pushState(null, '', shownHash())
  }
  addEventListener('hashchange', follow)
  return () => removeEventListener('hashchange', follow)
}
