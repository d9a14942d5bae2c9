import { plural } from '../plural.ts'
import type { ru } from '../ru/people.ts'

const people = plural('en', { one: 'person', other: 'people' })

export const en: typeof ru = {
  search: 'Name, login or role',
  list: 'Employees',
  chosen: (count: number) => `Chosen: ${people(count)}`,
  remove: (name: string) => `Remove: ${name}`,
  more: (count: number) => `and ${people(count)} more`,
  nobody: 'Nobody found. Check the spelling.',
  found: (shown: number, of: number) =>
    shown === of ? people(of) : `First ${shown} of ${people(of)}: narrow the search`,
  takeAll: (count: number) => `Choose the ${count} found`,
  takeNone: 'Choose nobody',
  off: 'switched off in the CRM',
  clear: 'Clear',
}
