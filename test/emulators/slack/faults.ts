/** What can go wrong with a call, before or after it was carried out. */
export type FaultKind =
  | { readonly kind: 'ratelimited'; readonly retryAfter: number }
  /** `ok: false`, with this word. */
  | { readonly kind: 'error'; readonly error: string }
  /** The vendor's own trouble: an HTTP status with its page. */
  | { readonly kind: 'status'; readonly status: number }
  /** HTTP 200 with a page that is no JSON: a portal on the way. */
  | { readonly kind: 'html' }
  | { readonly kind: 'hang' }
  /** Carried out, then the connection breaks. */
  | { readonly kind: 'drop-after' }
  | { readonly kind: 'drop-before' }

export type Fault = FaultKind & {
  /** Only calls of this method; by default any. */
  readonly method?: string
  /** How many calls; 1 by default. */
  readonly times?: number
}

export interface Faults {
  add(fault: Fault): void
  /** What goes wrong with this call; null for nothing. */
  next(method: string): FaultKind | null
}

export function createFaults(): Faults {
  const waiting: { fault: Fault; left: number }[] = []
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    next(method) {
      const index = waiting.findIndex(({ fault }) => (fault.method ?? method) === method)
      const found = waiting[index]
      if (found === undefined) return null
      found.left -= 1
      if (found.left === 0) waiting.splice(index, 1)
      return found.fault
    },
  }
}
