import { SCOPES, type Scope } from '../access/index.ts'
import { DECLINE_REASONS, type DeclineReason } from '../crm/index.ts'
import { LOCALES, type Locale } from '../reports/index.ts'
import type { Question } from '../statistics/index.ts'
import { fieldsOf, nameFor, questionFrom } from './question-code.ts'

/** Screens and acts that need nothing more than their name. */
const PLAIN_CODES = {
  home: 'h',
  help: '?',
  statistics: 's',
  plan: 'p',
  settings: 'o',
  'ask-unsubscribe': 'q',
  unsubscribe: 'u',
  /** Of someone who unsubscribed. */
  return: 'b',
  /** Anybody's: to leave a request («заявка»), or to go on with one. */
  request: 'a',
  'agree-to-processing': 'g',
  'leave-form': 'x',
  'begin-anew': 'w',
  /** Of a stranger: not a client, but somebody who works here. */
  employee: 'e',
} as const

/** Screens about a question; in a calendar the question's period says where the calendar stands. */
const QUESTION_CODES = {
  report: 'R',
  /** The buttons of a report that did not fit under it. */
  more: 'M',
  periods: 'P',
  'past-periods': 'A',
  metrics: 'S',
  /** Which month, of the year in which the period begins. */
  months: 'Y',
  /** Which first day, from the period's first day on. */
  'first-day': 'F',
  /** Which last day, for a period from the period's first day; shown from its last day on. */
  'last-day': 'L',
} as const

const REQUEST_CODES = { 'take-request': 't', 'ask-why': 'j', 'show-request': 'v' } as const

const REASON_CODES: Readonly<Record<DeclineReason, string>> = {
  spam: 's',
  duplicate: 'd',
  'not-ours': 'n',
  other: 'o',
}

export type RequestAct = keyof typeof REQUEST_CODES
type PlainName = keyof typeof PLAIN_CODES
export type QuestionName = keyof typeof QUESTION_CODES

/** What a button means. Everything that is needed is in it: nothing is remembered between presses. */
export type Action =
  | { readonly do: PlainName }
  | { readonly do: 'set-locale'; readonly locale: Locale }
  | { readonly do: 'set-scope'; readonly scope: Scope }
  /** Somebody asks to be let in: the request by its id. */
  | { readonly do: 'approve' | 'decline'; readonly request: string }
  /** Of a handler: take a request («заявка»), see why it may be turned down, see it again. */
  | { readonly do: RequestAct; readonly request: string }
  | { readonly do: 'turn-down'; readonly request: string; readonly why: DeclineReason }
  | {
      readonly do: QuestionName
      readonly question: Question
      /** Of a list, from 0; null for none. */
      readonly page: number | null
    }

/** Telegram's limit, the smallest of all. */
const MOST_BYTES = 64

/** The first character says how to read the rest, so that old buttons keep working for ever. */
const VERSION = '1'

/**
 * An action as the data of a button: at most 64 bytes. An employee's id of more than 36 bytes would
 * not fit; such a button leads home.
 */
export function encodeAction(action: Action): string {
  const data = `${VERSION}${codeOf(action)}`
  return new TextEncoder().encode(data).length <= MOST_BYTES
    ? data
    : `${VERSION}${PLAIN_CODES.home}`
}

/** What a button's data means; null when it is damaged, foreign, or made by a later version. */
export function decodeAction(data: string): Action | null {
  if (!data.startsWith(VERSION)) return null
  const code = data.slice(1, 2)
  const fields = data.slice(2)
  const question = nameFor(QUESTION_CODES, code)
  if (question !== null) {
    const found = questionFrom(fields)
    return found === null ? null : { do: question, ...found }
  }
  if (code === 'l') return oneOf(LOCALES, fields, (locale) => ({ do: 'set-locale', locale }))
  if (code === 'y') return requestOf('approve', fields)
  if (code === 'n') return requestOf('decline', fields)
  const act = nameFor(REQUEST_CODES, code)
  if (act !== null) return requestOf(act, fields)
  if (code === 'i') return refusalOf(fields)
  if (code === 'c') return oneOf(SCOPES, fields, (scope) => ({ do: 'set-scope', scope }))
  const plain = nameFor(PLAIN_CODES, code)
  return plain === null || fields !== '' ? null : { do: plain }
}

function codeOf(action: Action): string {
  switch (action.do) {
    case 'set-locale':
      return `l${action.locale}`
    case 'set-scope':
      return `c${action.scope}`
    case 'approve':
      return `y${action.request}`
    case 'decline':
      return `n${action.request}`
    case 'take-request':
    case 'ask-why':
    case 'show-request':
      return `${REQUEST_CODES[action.do]}${action.request}`
    case 'turn-down':
      return `i${REASON_CODES[action.why]}${action.request}`
    default:
      return 'question' in action
        ? `${QUESTION_CODES[action.do]}${fieldsOf(action.question, action.page)}`
        : PLAIN_CODES[action.do]
  }
}

const REQUEST_ID = /^[\da-f-]{36}$/

function refusalOf(fields: string): Action | null {
  const why = DECLINE_REASONS.find((reason) => REASON_CODES[reason] === fields.slice(0, 1))
  const request = fields.slice(1)
  return why === undefined || !REQUEST_ID.test(request) ? null : { do: 'turn-down', request, why }
}

function requestOf(act: 'approve' | 'decline' | RequestAct, request: string): Action | null {
  return REQUEST_ID.test(request) ? { do: act, request } : null
}

function oneOf<T extends string>(
  known: readonly T[],
  text: string,
  action: (value: T) => Action,
): Action | null {
  const found = known.find((value) => value === text)
  return found === undefined ? null : action(found)
}
