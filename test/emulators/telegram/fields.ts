import { badRequest } from './refusal.ts'

/** An object inside a parameter, read field by field with the vendor's words for what is wrong. */
export type Fields = Readonly<Record<string, unknown>>

export function requiredString(fields: Fields, name: string, context: string): string {
  if (fields[name] === undefined) throw badRequest(`${context}Can't find field "${name}"`)
  return optionalString(fields, name, context)
}

/** Numbers pass as strings, as they do at the vendor's; '' when the field is absent. */
export function optionalString(fields: Fields, name: string, context: string): string {
  const value = fields[name]
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw badRequest(`${context}Field "${name}" must be of type String`)
}

export function optionalBoolean(fields: Fields, name: string, context: string): boolean {
  const value = fields[name]
  if (value === undefined || value === null) return false
  if (typeof value === 'boolean') return value
  throw badRequest(`${context}Field "${name}" must be of type Boolean`)
}

export function optionalArray(fields: Fields, name: string): readonly unknown[] | null {
  const value = fields[name]
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value
  throw badRequest(`field "${name}" must be of type Array`)
}
