/** Always to the millisecond, so that times sort as text. */
export function timestamp(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}
