import type { Community, Right } from '../community.ts'
import { forbidden, missing } from '../refusal.ts'

/** One call of a method, by a key of a community. */
export interface Call {
  readonly community: Community
  readonly rights: ReadonlySet<Right>
  readonly params: Readonly<Record<string, string>>
  /** Where files are handed over and polls asked. */
  readonly baseUrl: string
  readonly now: () => number
}

export type Method = (call: Call) => unknown

export function needs(call: Call, right: Right): void {
  if (!call.rights.has(right)) throw forbidden()
}

export function textOf({ params }: Call, name: string): string {
  const value = params[name]
  if (value === undefined || value === '') throw missing(`${name} is undefined`)
  return value
}

export function numberOf(call: Call, name: string): number {
  const value = Number(textOf(call, name))
  if (!Number.isInteger(value)) throw missing(`${name} should be integer`)
  return value
}

/** The community itself, which is the only one that its key may touch. */
export function ownGroup(call: Call): Community {
  if (numberOf(call, 'group_id') !== call.community.profile.id) throw forbidden()
  return call.community
}
