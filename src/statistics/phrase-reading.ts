import { guessMeaning, idiomAt, LONGEST_IDIOM, meaningOf } from './phrase-match.ts'
import { hasInitial, looksLikeSurname, type Mentioned, whoIs, whoMayBe } from './phrase-names.ts'
import { inOtherLayout, type Token, tokenize } from './phrase-tokens.ts'
import type { Meaning } from './phrase-words.ts'
import type { NamedPerson } from './question.ts'

/** What a token turned out to be. */
type Sense =
  | Meaning
  | { readonly role: 'number' | 'date' | 'dash' }
  /** Somebody's name; several people where it is the same. */
  | { readonly role: 'name'; readonly who: Mentioned }
  /** No word of ours. `who`: whose name it is near to. `name`: it looks like one. */
  | { readonly role: 'unknown'; readonly who: Mentioned; readonly name: boolean }

/** A token with its sense. */
export interface Read {
  readonly token: Token
  readonly sense: Sense
}

/** Longer texts are not questions: nothing in them is looked at. */
const LONGEST_TEXT = 500
const MOST_TOKENS = 40

/**
 * A phrase, every token with its sense. When something in it makes no sense, but all of it does in
 * the other keyboard layout, then that is what was meant. Null for a text too long to be a question.
 */
export function readPhrase(text: string, people: readonly NamedPerson[]): readonly Read[] | null {
  if (text.length > LONGEST_TEXT) return null
  const asTyped = readText(text, people)
  if (asTyped === null || isClear(asTyped)) return asTyped
  const swapped = inOtherLayout(text).map((other) => readText(other, people))
  return swapped.find((reads) => reads !== null && isClear(reads)) ?? asTyped
}

/** True for what must not be passed over: an answer without it would be to another question. */
export function isLeftOver({ sense: { role } }: Read): boolean {
  return role === 'unknown' || role === 'alien'
}

const isClear = (reads: readonly Read[]) => !reads.some(isLeftOver)

const FILLER: Sense = { role: 'filler' }

function readText(text: string, people: readonly NamedPerson[]): readonly Read[] | null {
  const tokens = tokenize(withoutCommand(text))
  if (tokens.length > MOST_TOKENS) return null
  const words = tokens.map(({ text: word }) => word)
  const reads: Read[] = []
  let idiomEnd = 0
  for (const [index, token] of tokens.entries()) {
    const idiom = index < idiomEnd ? null : idiomAt(words.slice(index, index + LONGEST_IDIOM))
    if (index < idiomEnd) reads.push({ token, sense: FILLER })
    else if (idiom !== null) reads.push({ token, sense: idiom.meaning })
    else reads.push({ token, sense: senseOf(token, reads.at(-1), words[index + 1], people) })
    if (idiom !== null) idiomEnd = index + idiom.length
  }
  return reads
}

/** «/stats@svodka_bot оплаты» is «оплаты»; «/today» is a word like any other. */
function withoutCommand(text: string): string {
  return text.replace(/^\s*\/([a-z_]+)(?:@\w+)?/i, (_, command: string) =>
    /^(?:start|stats|svodka|report|ask)$/i.test(command) ? ' ' : command,
  )
}

function senseOf(
  token: Token,
  before: Read | undefined,
  next: string | undefined,
  people: readonly NamedPerson[],
): Sense {
  if (token.kind !== 'word') return { role: token.kind }
  const { text, capital } = token
  // «Петрова А.»: without her initial it could be another Петрова.
  if (capital && text.length === 1 && before?.sense.role === 'name') {
    const named = people.filter((person) => hasInitial(text, person))
    const who = new Set(named.map(({ id }) => id))
    return who.size > 0 ? { role: 'name', who } : { role: 'unknown', who, name: true }
  }
  const meaning = meaningBefore(text, next)
  if (meaning?.role === 'quality' && !capital) return qualityOrName(meaning, text, next, people)
  if (meaning !== null && meaning.role !== 'alien' && !capital) return meaning
  const who = whoIs(text, people)
  if (who.size > 0) return { role: 'name', who }
  // «Понедельников» with a capital is somebody, known or not.
  if (capital && /[ое]в$/.test(text)) return stranger(text, people)
  return meaning ?? guess(text, capital, people)
}

/** «I квартал» has a number; elsewhere the letter is a person. */
function meaningBefore(text: string, next: string | undefined): Meaning | null {
  const after = text === 'i' && next !== undefined ? meaningOf(next) : null
  const numeral = after?.role === 'time' && (after.code === 'q' || after.code === 'h')
  return numeral ? { role: 'time', code: 'i', value: 1 } : meaningOf(text)
}

/** «Новых» is somebody's name too, if there is one, unless what is new follows: «новых клиентов». */
function qualityOrName(
  meaning: Meaning,
  text: string,
  next: string | undefined,
  people: readonly NamedPerson[],
): Sense {
  if (next !== undefined && meaningOf(next)?.role === 'thing') return meaning
  const who = whoIs(text, people)
  return who.size === 0 ? meaning : { role: 'unknown', who, name: true }
}

/** A name that nobody has, and those whose name is near to it. */
function stranger(text: string, people: readonly NamedPerson[]): Sense {
  return { role: 'unknown', who: whoMayBe(text, people).found, name: true }
}

/** A misspelt word, or a name that is not, or not quite, among those we know. */
function guess(text: string, capital: boolean, people: readonly NamedPerson[]): Sense {
  const looksLikeName = looksLikeSurname(text)
  const guessed = looksLikeName || (capital && text.length < 7) ? null : guessMeaning(text)
  const { found: who, errors } = whoMayBe(text, people)
  if (guessed !== null && (who.size === 0 || guessed.errors < errors)) return guessed.found
  return { role: 'unknown', who, name: capital || looksLikeName || who.size > 0 }
}
