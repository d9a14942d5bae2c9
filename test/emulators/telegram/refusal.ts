/** What a failed call is told besides the words. */
export interface RefusalParameters {
  readonly retry_after?: number
  readonly migrate_to_chat_id?: number
}

/** A call that the vendor would refuse, with the vendor's own code and words. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: number
  readonly parameters: RefusalParameters | undefined

  constructor(code: number, description: string, parameters?: RefusalParameters) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** 400 with the words after «Bad Request: ». */
export function badRequest(words: string): Refusal {
  return new Refusal(400, `Bad Request: ${words}`)
}

/** 403 with the words after «Forbidden: ». */
export function forbidden(words: string): Refusal {
  return new Refusal(403, `Forbidden: ${words}`)
}

/** 409 with the words after «Conflict: ». */
export function conflict(words: string): Refusal {
  return new Refusal(409, `Conflict: ${words}`)
}

/** 429: wait so many seconds. */
export function tooMany(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}

/** 401 as for a token that was revoked or never existed. */
export function unauthorized(): Refusal {
  return new Refusal(401, 'Unauthorized')
}
