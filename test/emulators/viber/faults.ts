/**
 * What goes wrong with a call. An object is any other verdict, under HTTP 200 as the vendor gives
 * it. `hang` and `drop` happen before the call is carried out; `drop-after` when it was, so that
 * the caller cannot know.
 */
export type FaultKind =
  | 'too-many'
  | 'internal-error'
  | 'bad-gateway'
  | 'bad-json'
  | 'hang'
  | 'drop'
  | 'hang-after'
  | 'drop-after'
  | { readonly status: number; readonly words: string }

export interface FaultOptions {
  readonly kind: FaultKind
  /** Only calls of this method; by default any. */
  readonly method?: string
  /** How many calls fail; 1 by default. */
  readonly times?: number
  /** How many calls go well before; 0 by default. */
  readonly after?: number
}

export interface Faults {
  add(options: FaultOptions): void
  /** What is wrong with this call; null when it goes well. */
  next(method: string): FaultKind | null
}

export function createFaults(): Faults {
  const entries: { readonly options: FaultOptions; left: number; wait: number }[] = []
  return {
    add: (options) => {
      entries.push({ options, left: options.times ?? 1, wait: options.after ?? 0 })
    },
    next(method) {
      const entry = entries.find(
        ({ options }) => options.method === undefined || options.method === method,
      )
      if (entry === undefined) return null
      if (entry.wait-- > 0) return null
      if (--entry.left <= 0) entries.splice(entries.indexOf(entry), 1)
      return entry.options.kind
    },
  }
}
