import type { Refusal } from './refusal.ts'

/** Where attributes are read from; `at` moves on to the closing «>» of the tag. */
export interface AttributeSource {
  readonly source: string
  at: number
  readonly tag: string
  /** Where the tag begins: errors name that place. */
  readonly begin: number
  readonly refused: (words: string) => Refusal
  readonly byteOffset: (source: string, index: number) => number
}

interface Attribute {
  readonly name: string
  readonly value: string
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
])
const REFERENCE = /&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*));?/y
/** The vendor stops believing in longer numeric references. */
const LONGEST_NUMERIC_REFERENCE = 9

/** A character reference at `at`, or null when the «&» stands for itself. The «;» may be missing. */
export function readReference(
  source: string,
  at: number,
): { readonly character: string; readonly end: number } | null {
  REFERENCE.lastIndex = at
  const match = REFERENCE.exec(source)
  if (match === null) return null
  const [whole, hexadecimal, decimal, name] = match
  const end = at + whole.length
  if (name !== undefined) {
    const character = NAMED.get(name)
    return character === undefined ? null : { character, end }
  }
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
  const length = whole.endsWith(';') ? whole.length - 1 : whole.length
  if (!(code > 0 && code < 0x10ffff) || length > LONGEST_NUMERIC_REFERENCE) return null
  return { character: String.fromCodePoint(code), end }
}

/** White space by the vendor's reading, for which the end of the text counts as one. */
export function isSpace(character: string | undefined): boolean {
  return character === undefined || ' \t\r\n\0\v'.includes(character)
}

/** The next attribute of a tag, or null at its «>». An attribute may lack a value. */
export function readAttribute(from: AttributeSource): Attribute | null {
  const { source } = from
  skipSpaces(from)
  if (source[from.at] === '>') return null
  const nameStart = from.at
  while (from.at < source.length && !endsAttributeName(source[from.at])) from.at++
  const name = source.slice(nameStart, from.at)
  if (name === '') throw from.refused(`Empty attribute name in the tag "${from.tag}" ${here(from)}`)
  skipSpaces(from)
  if (source[from.at] !== '=') {
    if (from.at >= source.length) throw unclosed(from)
    return { name, value: '' }
  }
  from.at++
  skipSpaces(from)
  if (from.at >= source.length) throw unclosed(from)
  const value = readValue(from)
  if (from.at >= source.length) throw from.refused(`Unclosed start tag ${here(from)}`)
  return { name, value }
}

function readValue(from: AttributeSource): string {
  const quote = from.source[from.at]
  return quote === '"' || quote === "'" ? readQuoted(from, quote) : readToken(from)
}

function readQuoted(from: AttributeSource, quote: string): string {
  const { source } = from
  let value = ''
  from.at++
  while (from.at < source.length && source[from.at] !== quote) {
    const reference = source[from.at] === '&' ? readReference(source, from.at) : null
    value += reference?.character ?? source[from.at]
    from.at = reference?.end ?? from.at + 1
  }
  if (from.at < source.length) from.at++
  return value
}

function readToken(from: AttributeSource): string {
  const { source } = from
  const start = from.at
  while (/[0-9a-zA-Z.-]/.test(source[from.at] ?? '')) from.at++
  const next = source[from.at]
  if (next !== '>' && !isSpace(next)) {
    const offset = from.byteOffset(source, start)
    throw from.refused(`Unexpected end of name token at byte offset ${offset}`)
  }
  return source.slice(start, from.at).toLowerCase()
}

function endsAttributeName(character: string | undefined): boolean {
  return isSpace(character) || '=>/"\''.includes(character ?? '')
}

function skipSpaces(from: AttributeSource): void {
  while (from.at < from.source.length && isSpace(from.source[from.at])) from.at++
}

function unclosed(from: AttributeSource): Refusal {
  return from.refused(`Unclosed start tag "${from.tag}" ${here(from)}`)
}

function here(from: AttributeSource): string {
  return `at byte offset ${from.byteOffset(from.source, from.begin)}`
}
