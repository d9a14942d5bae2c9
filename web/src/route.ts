import { useSyncExternalStore } from 'react'

/** Where in the page we are. It lives in the address, so that a reload comes back to it. */
export type Route =
  | { readonly page: 'help' }
  | {
      readonly page: 'try'
      readonly employeeId: string | null
      /** Null until the chat is begun. */
      readonly chatId: string | null
    }

export function toHash(route: Route): string {
  if (route.page === 'help') return '#/help'
  const parts = [route.employeeId, route.chatId].filter((part) => part !== null)
  return ['#/try', ...parts.map(encodeURIComponent)].join('/')
}

/** Anything unknown is the first page. */
export function fromHash(hash: string): Route {
  const [page, employeeId, chatId] = hash.replace(/^#\//, '').split('/').map(decode)
  if (page === 'help') return { page }
  return { page: 'try', employeeId: employeeId || null, chatId: chatId || null }
}

/** A person can type anything behind the `#`. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

export function useRoute(): Route {
  return fromHash(useSyncExternalStore(subscribe, () => location.hash))
}

export function go(route: Route): void {
  location.hash = toHash(route)
}

/** Goes there without a step that «back» would lead to. */
export function goInstead(route: Route): void {
  location.replace(toHash(route))
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}
