import type { Json } from './wire.ts'

/** The vendor says no: HTTP 200 with `ok: false`. */
export class Refusal extends Error {
  readonly body: Json

  constructor(error: string, more: Json = {}) {
    super(error)
    this.body = { ok: false, error, ...more }
  }
}

/** No, and what is wrong with which argument. */
export function refusing(error: string, messages: readonly string[]): Refusal {
  const said = messages.map((message) => `[ERROR] ${message}`)
  return new Refusal(error, { errors: messages, response_metadata: { messages: said } })
}

export function argumentsWrong(...messages: readonly string[]): Refusal {
  return refusing('invalid_arguments', messages)
}
