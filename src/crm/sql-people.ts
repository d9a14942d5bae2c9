import type { Employee } from './crm.ts'
import type { EmployeeSource } from './mapping.ts'
import { from, where } from './sql-clauses.ts'
import { flag } from './sql-conditions.ts'
import { type Basis, column, finish, startDraft } from './sql-draft.ts'
import { textOf } from './sql-row.ts'
import type { SqlQuery, SqlRow } from './sql-source.ts'

/** Everyone, in the order of their ids. */
export function employeesQuery(basis: Basis): SqlQuery {
  const source = basis.mapping.employees
  const draft = startDraft(basis, source)
  const named = Object.entries(columnsOf(source)).map(
    ([field, name]) => `${column(draft, name)} AS ${field}`,
  )
  const flags = [
    `${flag(draft, source.active)} AS active`,
    `${flag(draft, source.administrator)} AS administrator`,
    `${source.individualPlan === undefined ? '0' : flag(draft, source.individualPlan)} AS individual`,
  ]
  const order = `ORDER BY ${column(draft, source.id)}`
  return finish(
    draft,
    `SELECT ${[...named, ...flags].join(', ')}`,
    from(draft),
    where(draft),
    order,
  )
}

function columnsOf(source: EmployeeSource): Record<string, string> {
  const { id, login, name, email, phones = [], role, manager } = source
  return {
    id,
    login,
    role,
    ...(email === undefined ? {} : { email }),
    ...(manager === undefined ? {} : { manager }),
    ...Object.fromEntries(name.map((part, index) => [`name${index}`, part])),
    ...Object.fromEntries(phones.map((phone, index) => [`phone${index}`, phone])),
  }
}

export function employeeOf(row: SqlRow, source: EmployeeSource): Employee {
  const { name, phones = [], sight } = source
  const text = (field: string) => textOf(row[field])
  const login = text('login') ?? ''
  const role = text('role') ?? ''
  const manager = text('manager')
  return {
    id: text('id') ?? '',
    login,
    name: name.flatMap((_, index) => text(`name${index}`) ?? []).join(' ') || login,
    email: text('email'),
    phones: phones.flatMap((_, index) => text(`phone${index}`) ?? []),
    role,
    sight: Object.hasOwn(sight, role) ? (sight[role] ?? 'self') : 'self',
    managerId: manager === '0' ? null : manager,
    active: text('active') === '1',
    administrator: text('administrator') === '1',
    planGroup: text('individual') === '1' ? 'self' : 'visible',
  }
}
