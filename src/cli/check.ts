import { AppError } from '../kernel/index.ts'

/** One thing that was looked at, as `doctor` tells it. */
export interface Check {
  readonly check: string
  readonly ok: boolean
  readonly cause?: string
  readonly cure?: string
}

/** Does something, and says what is wrong when it fails. A cure may depend on why. */
export async function tried<T>(
  check: string,
  cure: string,
  work: () => Promise<T>,
): Promise<{ check: Check; value?: T }> {
  try {
    return { check: { check, ok: true }, value: await work() }
  } catch (error) {
    const cause = error instanceof AppError ? error.message : 'an unexpected fault'
    return { check: { check, ok: false, cause, cure } }
  }
}
