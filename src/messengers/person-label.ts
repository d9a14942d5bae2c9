import type { Person } from './messenger.ts'

/** How an administrator recognises somebody: «@olga_p», else their name, else their id. */
export function personLabel({ id, username, name }: Person): string {
  return username === null ? (name ?? id) : `@${username}`
}
