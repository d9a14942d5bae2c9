import type { Employee } from '../crm/index.ts'

/** Whose figures: mine, my department's (me and my direct reports), everyone I may see. */
export type Scope = 'me' | 'department' | 'all'

export const SCOPES = ['me', 'department', 'all'] as const satisfies readonly Scope[]

/**
 * The employees whose figures `viewer` may see, deactivated ones included: their past work counts.
 * Someone who is not active, or not in the list at all, sees nobody, not even themselves.
 * SalesMan CRM: `get_people`, by the role, at most two levels down.
 */
export function visibleTo(viewer: Employee, employees: readonly Employee[]): ReadonlySet<string> {
  return visibilityAmong(employees)(viewer)
}

/** The same for many viewers: the organisation is gone through once, not once for each. */
export function visibilityAmong(
  employees: readonly Employee[],
): (viewer: Employee) => ReadonlySet<string> {
  const known = new Map(employees.map((employee) => [employee.id, employee]))
  const everyone: ReadonlySet<string> = new Set(known.keys())
  const reports = Map.groupBy(employees, ({ managerId }) => managerId)
  const withReports = (managers: ReadonlySet<string>) =>
    new Set([
      ...managers,
      ...[...managers].flatMap((manager) => (reports.get(manager) ?? []).map(({ id }) => id)),
    ])
  return ({ id }) => {
    const viewer = known.get(id)
    if (!viewer?.active) return new Set()
    switch (viewer.sight) {
      case 'everyone':
        return everyone
      case 'two-levels':
        return withReports(withReports(new Set([id])))
      case 'one-level':
        return withReports(new Set([id]))
      default:
        return new Set([id])
    }
  }
}

/** `scope` as a set of employees: never more than `viewer` may see. */
export function inScope(
  scope: Scope,
  viewer: Employee,
  employees: readonly Employee[],
): ReadonlySet<string> {
  const visible = visibleTo(viewer, employees)
  if (scope === 'all') return visible
  const own = new Set([viewer.id])
  return (scope === 'me' ? own : withReports(own, employees)).intersection(visible)
}

/**
 * The scopes worth offering, narrowest first: those that differ from each other. A manager who
 * sees only themselves gets one.
 */
export function offeredScopes(viewer: Employee, employees: readonly Employee[]): Scope[] {
  const seen = new Set<number>()
  return SCOPES.filter((scope) => {
    // Each scope contains the one before it, so equal sizes mean equal sets.
    const { size } = inScope(scope, viewer, employees)
    const differs = size > 0 && !seen.has(size)
    seen.add(size)
    return differs
  })
}

/**
 * Who may manage Svodka: exactly the listed employees, or with null every administrator of the CRM.
 * Never someone who is not active.
 */
export function mayManage(employee: Employee, listed: ReadonlySet<string> | null): boolean {
  if (!employee.active) return false
  return listed === null ? employee.administrator : listed.has(employee.id)
}

function withReports(managers: ReadonlySet<string>, employees: readonly Employee[]): Set<string> {
  const reports = employees.filter(({ managerId }) => managerId !== null && managers.has(managerId))
  return new Set([...managers, ...reports.map(({ id }) => id)])
}
