import { inScope } from '../access/index.ts'
import type { Employee } from '../crm/index.ts'
import type { LinkedChat } from './broadcast.ts'
import type { Company } from './company.ts'

/** To whom: everybody, these employees, or these heads with those who report to them. */
export type Audience =
  | { readonly to: 'all' }
  | { readonly to: 'employees'; readonly ids: readonly string[] }
  | { readonly to: 'departments'; readonly heads: readonly string[] }

/** `off`: deactivated in the CRM, or not in it any more. */
export type LeftOutWhy = 'not-subscribed' | 'stopped' | 'blocked' | 'off'

/** Who gets a broadcast, and who not and why. */
export interface Choice {
  readonly recipients: readonly { readonly employee: Employee; readonly chat: LinkedChat }[]
  readonly leftOut: readonly {
    readonly employeeId: string
    readonly name: string
    readonly why: LeftOutWhy
  }[]
}

/**
 * Sorts an audience out as it is now; every recipient is checked once more when their message
 * leaves. Somebody with several messengers gets it once: in the chat used last, which is the first
 * one of theirs in `chats`. «All» leaves out whoever has left the company and is linked to nothing.
 */
export function chooseRecipients(
  { employees }: Company,
  chats: readonly LinkedChat[],
  audience: Audience,
): Choice {
  const known = new Map(employees.map((employee) => [employee.id, employee]))
  const chatsOf = Map.groupBy(chats, ({ employeeId }) => employeeId)
  const sorted = idsOf(audience, employees, chatsOf).map((id) => {
    const own = chatsOf.get(id) ?? []
    return sortOut(id, known.get(id), own)
  })
  return {
    recipients: sorted.flatMap((one) => ('chat' in one ? [one] : [])),
    leftOut: sorted.flatMap((one) => ('why' in one ? [one] : [])),
  }
}

function sortOut(
  id: string,
  employee: Employee | undefined,
  chats: readonly LinkedChat[],
): Choice['recipients'][number] | Choice['leftOut'][number] {
  const leftOut = (why: LeftOutWhy) => ({ employeeId: id, name: employee?.name ?? id, why })
  if (!employee?.active) return leftOut('off')
  if (chats.some(({ blocked }) => blocked)) return leftOut('blocked')
  const chat = chats.find(({ state, chatId }) => state === 'subscribed' && chatId !== null)
  if (chat !== undefined) return { employee, chat }
  return leftOut(chats.some(({ state }) => state === 'stopped') ? 'stopped' : 'not-subscribed')
}

function idsOf(
  audience: Audience,
  employees: readonly Employee[],
  chatsOf: ReadonlyMap<string, unknown>,
): readonly string[] {
  switch (audience.to) {
    case 'all':
      return employees.filter(({ id, active }) => active || chatsOf.has(id)).map(({ id }) => id)
    case 'employees':
      return [...new Set(audience.ids)]
    case 'departments':
      return [...new Set(audience.heads.flatMap((head) => departmentOf(head, employees)))]
  }
}

/** The head too, always: left out with the reason when they have left. */
function departmentOf(headId: string, employees: readonly Employee[]): readonly string[] {
  const head = employees.find(({ id }) => id === headId)
  return head === undefined
    ? [headId]
    : [...new Set([headId, ...inScope('department', head, employees)])]
}
