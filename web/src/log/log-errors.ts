/** An error of delivery in words: the code before the colon is known, what follows is the vendor's. */
export function wordsOfError(words: Readonly<Record<string, string>>, error: string): string {
  const code = /^[a-z]+(?:-[a-z]+)*/.exec(error)?.[0] ?? ''
  const known = words[code]
  if (known === undefined) return error
  const rest = error.slice(code.length).replace(/^[:\s]+/, '')
  return rest === '' ? known : `${known} ${rest}`
}
