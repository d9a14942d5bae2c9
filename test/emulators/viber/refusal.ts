/** Viber's no, which travels under HTTP 200. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number

  constructor(status: number, words: string) {
    super(words)
    this.status = status
  }
}

export const badData = (words: string) => new Refusal(3, words)
export const missingData = (words: string) => new Refusal(4, `missingData: ${words}`)
