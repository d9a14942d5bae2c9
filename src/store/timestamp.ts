/** Always to the millisecond, so that times sort as text. */
export function timestamp(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}

/** A time that may never have come. */
export function moment(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text)
}
