import { SCOPES, type Scope } from '../access/index.ts'
import type { Read } from './phrase-reading.ts'

/**
 * The scopes that a phrase names: none, one, or several that contradict each other. Null stands for
 * some department, perhaps not the asker's own: «отдел продаж».
 */
export function scopesOf(reads: readonly Read[]): readonly (Scope | null)[] {
  const named = reads.flatMap((read, index) => {
    const { sense } = read
    if (sense.role !== 'scope' || isOfTime(reads, index)) return []
    return [{ ...sense, scope: isMyPeople(reads, index) ? ('department' as const) : sense.scope }]
  })
  const firm = named.filter(({ loose }) => loose !== true)
  const scopes = (firm.length > 0 ? firm : named).map(({ scope }) => scope)
  return [...new Set(scopes)]
}

/** The widest offered scope that is not wider than the one asked for; null when there is none. */
export function narrowed(asked: Scope, offered: readonly Scope[]): Scope | null {
  const allowed = SCOPES.slice(0, SCOPES.indexOf(asked) + 1)
  return allowed.findLast((scope) => offered.includes(scope)) ?? null
}

/** The widest that is offered; null when nothing is. */
export function widest(offered: readonly Scope[]): Scope | null {
  return narrowed('all', offered)
}

/** «За весь месяц» is not about everyone. */
function isOfTime(reads: readonly Read[], index: number): boolean {
  const sense = reads[index]?.sense
  if (sense?.role !== 'scope' || sense.whole !== true) return false
  const next = reads.slice(index + 1).find(({ token }) => !['of', 'the'].includes(token.text))
  return next?.sense.role === 'time' || next?.sense.role === 'date'
}

/** «Мои» before «отдел» or «сотрудники»: the department. */
function isMyPeople(reads: readonly Read[], index: number): boolean {
  const [sense, next] = [reads[index]?.sense, reads[index + 1]?.sense]
  if (sense?.role !== 'scope' || sense.scope !== 'me' || next?.role !== 'scope') return false
  return next.scope === 'department' || next.staff === true
}
