/** JSON as it travels; methods check what they need of it. */
export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** A field that is text; '' when it is something else, or absent. */
export function textOf(value: Json, name: string): string {
  const field = value[name]
  return typeof field === 'string' ? field : ''
}

/** A nested object; an empty one when it is absent. */
export function within(value: Json, name: string): Json {
  const field = value[name]
  return isObject(field) ? field : {}
}
