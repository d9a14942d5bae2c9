/** The known word that a mistyped one was most likely meant to be; undefined when none is near. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase()
  const [best] = known
    .map((word) => ({ word, away: distance(wanted, word.toLowerCase()) }))
    .filter(({ away }) => away <= Math.max(2, Math.floor(typed.length / 3)))
    .sort((a, b) => a.away - b.away)
  return best?.word
}

/** How many letters must be put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1]
    for (let at = 0; at < b.length; at += 1) {
      const change = (row[at] ?? 0) + (letter === b[at] ? 0 : 1)
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
