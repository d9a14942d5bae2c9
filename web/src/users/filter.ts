import { matcher } from '../ui/matching.ts'
import type { User } from './person.ts'

/** What the list is narrowed down to; an empty string is anything. */
export interface Filter {
  readonly search: string
  readonly bot: string
  readonly state: string
}

export const ANYBODY: Filter = { search: '', bot: '', state: '' }

export function filtered(users: readonly User[], { search, bot, state }: Filter): readonly User[] {
  const matches = matcher(search)
  return users.filter(
    (user) =>
      (bot === '' || user.botId === bot) &&
      (state === '' || user.state === state) &&
      matches(`${user.employeeName} ${user.username ?? ''} ${user.userId ?? ''}`),
  )
}
