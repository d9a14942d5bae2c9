import type { CallOf } from '../../../src/http/schema/index.ts'

export type Access = CallOf<'PUT /api/access'>['body']

interface Candidate {
  readonly id: string
  readonly active: boolean
  readonly administrator: boolean
}

/** Who would manage Svodka: only active people, whatever the list says. */
export function whoManages<Person extends Candidate>(
  people: readonly Person[],
  { mode, listed }: Access,
): readonly Person[] {
  const ids = new Set(listed)
  return people
    .filter(({ active }) => active)
    .filter(({ id, administrator }) => (mode === 'listed' ? ids.has(id) : administrator))
}

/** Whether a change keeps out the very person who makes it. The owner is never kept out. */
export function locksOut(
  people: readonly Candidate[],
  access: Access,
  signedIn: { readonly kind: 'owner' | 'employee'; readonly employeeId: string | null } | null,
): boolean {
  if (signedIn?.kind !== 'employee') return false
  return !whoManages(people, access).some(({ id }) => id === signedIn.employeeId)
}

export function sameAccess(a: Access, b: Access): boolean {
  if (a.mode !== b.mode) return false
  // The list counts only where it is in force.
  return a.mode === 'administrators' || [...a.listed].sort().join() === [...b.listed].sort().join()
}
