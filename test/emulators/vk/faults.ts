/** A number is an error of the vendor's; the rest is what happens to servers. */
export type FaultKind =
  | number
  /** A page of a server in front, with HTTP 502. */
  | 'bad-gateway'
  /** The call is taken and never answered. */
  | 'hang'
  /** The connection breaks before anything was done. */
  | 'drop-before'
  /** It is done, then the connection breaks. */
  | 'drop-after'
  /** The answer is a success of an unknown form. */
  | 'nonsense'

export interface FaultOptions {
  readonly kind: FaultKind
  /** Which calls go wrong; by default the next of any method. */
  readonly method?: string
  /** 1 by default. */
  readonly times?: number
  readonly words?: string
}

export interface Fault extends FaultOptions {
  left: number
}

export interface Faults {
  add(options: FaultOptions): Fault
  /** What is to go wrong with this call; it is used up. */
  next(method: string): Fault | null
}

export function createFaults(): Faults {
  const faults: Fault[] = []
  return {
    add(options) {
      const fault = { ...options, left: options.times ?? 1 }
      faults.push(fault)
      return fault
    },
    next(method) {
      const fault = faults.find((one) => one.left > 0 && (one.method ?? method) === method)
      if (fault === undefined) return null
      fault.left -= 1
      return fault
    },
  }
}
