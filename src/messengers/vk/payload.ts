/** What a button of ours carries, as VK keeps it. */
export interface Carried {
  readonly data: string
  /** The button stands under a file, which nothing may replace. */
  readonly underFile: boolean
}

/** At most 255 characters of JSON. */
export function writePayload({ data, underFile }: Carried): string {
  return JSON.stringify(underFile ? { c: data, f: 1 } : { c: data })
}

/** VK's own button, before the first word. */
export const START = 'start'

/**
 * What a payload says: ours, or VK's «start». It comes as an object, as JSON, as JSON within JSON,
 * or inside another payload, by the client's habits. Null for anything else.
 */
export function readPayload(raw: unknown): Carried | typeof START | null {
  const payload = unwrap(raw, DEEPEST)
  if (payload === null) return null
  if (payload.command === START) return START
  const { c, f } = payload
  return typeof c === 'string' ? { data: c, underFile: f === 1 || f === '1' } : null
}

const DEEPEST = 4

function unwrap(raw: unknown, depth: number): Readonly<Record<string, unknown>> | null {
  if (depth === 0) return null
  if (typeof raw === 'string') return unwrap(readJson(raw), depth - 1)
  if (!isRecord(raw)) return null
  const inner = raw.payload ?? raw.button
  return inner === undefined ? raw : unwrap(inner, depth - 1)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
