import type { Condition, Value, Where } from './mapping.ts'
import { bind, column, type Draft } from './sql-draft.ts'

/** Each condition as SQL, on columns of `alias`, our own table by default. */
export function conditions(draft: Draft, where: Where, alias?: string): string[] {
  return Object.entries(where).map(([name, must]) => holds(draft, column(draft, name, alias), must))
}

/** 1 where all of it holds, else 0. */
export function flag(draft: Draft, where: Where): string {
  const all = conditions(draft, where)
  return all.length === 0 ? '1' : `CASE WHEN ${all.join(' AND ')} THEN 1 ELSE 0 END`
}

function holds(draft: Draft, what: string, must: Condition): string {
  if (isList(must)) return isOneOf(draft, what, must)
  if (must === null) return `${what} IS NULL`
  if (typeof must !== 'object') return `${what} = ${bind(draft, must)}`
  if ('all' in must) return `(${must.all.map((one) => holds(draft, what, one)).join(' AND ')})`
  if ('above' in must) return `${what} > ${bind(draft, must.above)}`
  if ('item' in must) return `${draft.dialect.item(what, must.item)} = ${bind(draft, must.is)}`
  // Of a column without a value SQL says neither «equal» nor «not equal»: only CASE takes a side.
  return `CASE WHEN ${holds(draft, what, must.not)} THEN 0 ELSE 1 END = 1`
}

function isOneOf(draft: Draft, what: string, values: readonly Value[]): string {
  const given = values.filter((value) => value !== null)
  const list = given.map((value) => bind(draft, value)).join(', ')
  const listed = given.length === 0 ? '1 = 0' : `${what} IN (${list})`
  return given.length === values.length ? listed : `(${listed} OR ${what} IS NULL)`
}

function isList(must: Condition): must is readonly Value[] {
  return Array.isArray(must)
}
