/** What time it is. An argument everywhere, so that a test or `--today` can stop it. */
export type Clock = () => Temporal.Instant

/** The machine's clock. */
export const systemClock: Clock = () => Temporal.Now.instant()

/** A clock that always shows one moment. */
export function fixedClock(instant: Temporal.Instant): Clock {
  return () => instant
}
