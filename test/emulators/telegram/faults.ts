import type { RefusalParameters } from './refusal.ts'

/**
 * What goes wrong. An object is any other answer: `{ status: 404, description: 'Not Found' }` is what
 * api.telegram.org is known to say to a token that it does not know. `hang` and `drop` happen before the call is accepted; `hang-after` and
 * `drop-after` when it was carried out, so that the caller cannot know.
 */
export type FaultKind =
  | 'blocked'
  | 'deactivated'
  | 'flood'
  | 'internal-error'
  | 'bad-gateway'
  | 'hang'
  | 'drop'
  | 'hang-after'
  | 'drop-after'
  | {
      readonly status: number
      readonly description: string
      readonly parameters?: RefusalParameters
    }

export interface FaultOptions {
  readonly kind: FaultKind
  /** Only calls of this method; by default any. */
  readonly method?: string
  /** Only calls for this chat; by default any. */
  readonly chatId?: number
  /** How many calls fail; 1 by default, `Infinity` until it is cleared. */
  readonly times?: number
  /** Seconds to wait that `flood` names; 1 by default. */
  readonly retryAfter?: number
}

export interface Fault {
  /** How many calls it has failed. */
  used(): number
  clear(): void
}

/** What to do with a call instead of, or after, carrying it out. */
export type Mishap =
  | {
      readonly do: 'answer'
      readonly status: number
      readonly body: string
      readonly words: string
      readonly retryAfter?: number | undefined
    }
  | { readonly do: 'hang' | 'drop'; readonly after: boolean }

export interface Faults {
  add(options: FaultOptions): Fault
  /** The mishap for a call, spent by asking; null when it goes well. */
  next(method: string, chatId: unknown): Mishap | null
}

interface Entry {
  readonly options: FaultOptions
  left: number
  used: number
}

export function createFaults(): Faults {
  const entries: Entry[] = []
  const remove = (entry: Entry) => {
    const index = entries.indexOf(entry)
    if (index >= 0) entries.splice(index, 1)
  }
  return {
    add(options) {
      const entry = { options, left: options.times ?? 1, used: 0 }
      entries.push(entry)
      return { used: () => entry.used, clear: () => remove(entry) }
    },
    next(method, chatId) {
      const entry = entries.find(({ options }) => concerns(options, method, chatId))
      if (!entry) return null
      entry.used++
      if (--entry.left <= 0) remove(entry)
      return mishapOf(entry.options)
    },
  }
}

function concerns(options: FaultOptions, method: string, chatId: unknown): boolean {
  return (
    (options.method === undefined || options.method.toLowerCase() === method.toLowerCase()) &&
    (options.chatId === undefined || String(options.chatId) === String(chatId))
  )
}

function mishapOf({ kind, retryAfter = 1 }: FaultOptions): Mishap {
  if (typeof kind === 'object') return failure(kind.status, kind.description, kind.parameters)
  switch (kind) {
    case 'blocked':
      return failure(403, 'Forbidden: bot was blocked by the user')
    case 'deactivated':
      return failure(403, 'Forbidden: user is deactivated')
    case 'flood':
      return failure(429, `Too Many Requests: retry after ${retryAfter}`, {
        retry_after: retryAfter,
      })
    case 'internal-error':
      return failure(500, 'Internal Server Error')
    case 'bad-gateway':
      return { do: 'answer', status: 502, body: '<h1>502 Bad Gateway</h1>', words: 'Bad Gateway' }
    case 'hang':
    case 'drop':
      return { do: kind, after: false }
    case 'hang-after':
      return { do: 'hang', after: true }
    case 'drop-after':
      return { do: 'drop', after: true }
  }
}

/** The body of a refusal. */
export function failureBody(
  status: number,
  description: string,
  parameters?: RefusalParameters,
): string {
  return JSON.stringify({ ok: false, error_code: status, description, parameters })
}

function failure(status: number, description: string, parameters?: RefusalParameters): Mishap {
  const body = failureBody(status, description, parameters)
  return { do: 'answer', status, body, words: description, retryAfter: parameters?.retry_after }
}
