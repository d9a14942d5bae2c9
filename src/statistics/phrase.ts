import type { Scope } from '../access/index.ts'
import { type Draft, questionsOf } from './phrase-choices.ts'
import type { PhraseContext } from './phrase-context.ts'
import { draftOf, type Missing } from './phrase-draft.ts'
import { peopleNear } from './phrase-people.ts'
import { isLeftOver, type Read, readPhrase } from './phrase-reading.ts'
import { widest } from './phrase-scope.ts'
import type { Question, Subject, View } from './question.ts'

export type { PhraseContext } from './phrase-context.ts'

export type Understanding =
  | { readonly kind: 'question'; readonly question: Question }
  /** Something is missing, or could mean several things. */
  | {
      readonly kind: 'doubt'
      readonly missing: Missing
      /** Complete questions, likeliest first: two to eight. */
      readonly choices: readonly Question[]
      /** What is certain, for a picker of the rest. Null while the subject itself is open. */
      readonly subject: Subject | null
      readonly scope: Scope
      readonly view: View
      readonly person?: string
      /** Words that meant nothing to us, folded: to be said back. */
      readonly unread: readonly string[]
    }
  /** Nothing understood, or not all of it. Choices: the part that was. Never asked by themselves. */
  | {
      readonly kind: 'unknown'
      readonly choices: readonly Question[]
      readonly unread: readonly string[]
    }

/**
 * Reads a question from free text, Russian or English, typos forgiven. Nothing is guessed: what is
 * missing or open is asked back, and no word that matters is passed over, so that nobody gets the
 * figures of something else than they asked for. Pure and quick, whatever the text is.
 */
export function understand(text: string, context: PhraseContext): Understanding {
  const reads = readPhrase(text, context.people)
  const all = widest(context.scopes)
  if (reads === null || all === null) return unknown([], [])
  const { draft, open, empty, uncounted } = draftOf(reads, context, all)
  const unread = reads.filter(isLeftOver).map(({ token }) => token.text)
  const near = peopleNear(reads)
  if (empty && near.length === 0) return unknown([], unread)
  if (reads.some(isUnknownName)) {
    return doubtOf('person', withoutName(draft, near, context), context.today, unread)
  }
  const choices = questionsOf(draft, context.today)
  const [question] = choices
  if (uncounted || unread.length > 0 || question === undefined) return unknown(choices, unread)
  const [missing] = open
  if (missing !== undefined) return doubtOf(missing, draft, context.today, unread)
  return { kind: 'question', question }
}

function isUnknownName({ sense }: Read): boolean {
  return sense.role === 'unknown' && sense.name
}

/**
 * Somebody whom the asker may not see, or a misspelt name: those it is near to, then everybody, but
 * as choices only.
 */
function withoutName(draft: Draft, near: readonly string[], { scopes }: PhraseContext): Draft {
  const others = draft.people.filter((person) => person !== null)
  return {
    ...draft,
    people: [...near, ...others, null],
    scopes: [...new Set([...draft.scopes, ...scopes])],
  }
}

function doubtOf(
  missing: Missing,
  draft: Draft,
  today: Temporal.PlainDate,
  unread: readonly string[],
): Understanding {
  const { subjects, people, scopes, view, personScope } = draft
  const choices = questionsOf(draft, today)
  if (choices.length < 2) return unknown(choices, unread)
  const subject = only(subjects)
  const person = only(people)
  const doubt = { kind: 'doubt', missing, choices, subject, view, unread } as const
  return person === null
    ? { ...doubt, scope: scopes[0] ?? personScope }
    : { ...doubt, scope: personScope, person }
}

function unknown(choices: readonly Question[], unread: readonly string[]): Understanding {
  return { kind: 'unknown', choices, unread }
}

/** The only one of a list; null when there are several. */
const only = <T>([first, second]: readonly T[]): T | null =>
  first === undefined || second !== undefined ? null : first
