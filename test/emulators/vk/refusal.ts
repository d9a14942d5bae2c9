/** How the vendor says no: with HTTP 200 and a number. */
export class Refusal extends Error {
  readonly code: number

  constructor(code: number, words: string) {
    super(words)
    this.code = code
  }
}

export const missing = (words: string): Refusal =>
  new Refusal(100, `One of the parameters specified was missing or invalid: ${words}`)

export const forbidden = (): Refusal =>
  new Refusal(15, 'Access denied: no access to call this method')
