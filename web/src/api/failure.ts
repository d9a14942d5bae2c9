/** Why a call brought nothing. `unreachable`: no answer came; `signed-out`: nobody signed in. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  /** What the words are chosen by: the server's own code, or one of ours. */
  readonly code: string
  /** The field to mend; null when it is not about one. */
  readonly field: string | null

  constructor(code: string, message = code, field: string | null = null) {
    super(message)
    this.code = code
    this.field = field
  }
}

/** What was thrown, as a failure: anything but ours is a bug, and told as such. */
export function failureOf(error: unknown): ApiFailure | null {
  if (error === null || error === undefined) return null
  return error instanceof ApiFailure ? error : new ApiFailure('internal', String(error))
}
