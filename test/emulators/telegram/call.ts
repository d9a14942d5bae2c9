import { badRequest } from './refusal.ts'

/** A file that came with a call. */
export interface Upload {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** One call of a method, whatever encoding it came in. */
export interface Call {
  /** As they came: text in forms and queries, JSON values in a JSON body. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly files: ReadonlyMap<string, Upload>
  /** Tells when the client hangs up before it is answered. */
  readonly onHangUp: (listener: () => void) => void
}

/** A parameter as text, the way the vendor's server sees all of them; '' when it is absent. */
export function textOf({ parameters }: Pick<Call, 'parameters'>, name: string): string {
  const value = parameters[name]
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A whole number within bounds; what is no number counts as 0, as it does at the vendor's. */
export function integerOf(
  call: Call,
  name: string,
  { otherwise, least, most }: { otherwise: number; least: number; most: number },
): number {
  const text = textOf(call, name)
  const value = text === '' ? otherwise : Number.parseInt(text, 10) || 0
  return Math.min(Math.max(value, least), most)
}

/** «true», «yes» and «1» are true. */
export function flagOf(call: Call, name: string): boolean {
  return ['true', 'yes', '1'].includes(textOf(call, name).toLowerCase())
}

/** A nested value: an object of a JSON body, or JSON text. Undefined when it is absent. */
export function jsonOf(call: Call, name: string, what: string): unknown {
  const value = call.parameters[name]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw badRequest(`can't parse ${what} JSON object`)
  }
}

/** True for a JSON object, as opposed to an array or a bare value. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
