/** A whole number of any driver: bigint, number or text. Nothing at all is 0n. */
export function wholeOf(value: unknown): bigint {
  return value === null || value === undefined ? 0n : BigInt(String(value))
}

/** Text without blanks around it; null when there is none left. Numbers are ids: `7` is «7». */
export function textOf(value: unknown): string | null {
  const text = value === null || value === undefined ? '' : String(value).trim()
  return text === '' ? null : text
}
