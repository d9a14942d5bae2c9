/** What a method gives back: a value, or JSON that is ready to be sent. */
export type Answer =
  | { readonly result: unknown; readonly description?: string }
  | { readonly json: string }

/** The usual answer of methods that only do something. */
export const DONE: Answer = { result: true }

/** The body of a successful answer. */
export function bodyOf(answer: Answer): string {
  if ('json' in answer) return `{"ok":true,"result":${answer.json}}`
  const result = JSON.stringify(answer.result)
  if (answer.description === undefined) return `{"ok":true,"result":${result}}`
  return `{"ok":true,"result":${result},"description":${JSON.stringify(answer.description)}}`
}
