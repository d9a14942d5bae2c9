import type { Scope } from '../access/index.ts'
import type { DateRange } from '../crm/index.ts'
import {
  checkRange,
  type PeriodChoice,
  type Preset,
  type Question,
  type Subject,
  type View,
} from '../statistics/index.ts'

// These letters are in buttons that people have in their chats: never reuse one for another thing.

const SUBJECT_CODES: Readonly<Record<Subject, string>> = {
  summary: 's',
  plan: 'p',
  'clients.new': 'c',
  'deals.new': 'd',
  'deals.repeat': 'r',
  'deals.closed': 'e',
  'invoices.issued': 'i',
  'payments.received': 'm',
  'documents.new': 'o',
  activities: 'a',
  calls: 'k',
  'calls.out': 'u',
  'calls.in': 'n',
  'requests.new': 'q',
  'requests.processed': 'f',
  'products.sold': 'g',
}

const SCOPE_CODES: Readonly<Record<Scope, string>> = { me: 'm', department: 'd', all: 'a' }

const VIEW_CODES: Readonly<Record<View, string>> = { text: 't', chart: 'c', trend: 'l', csv: 'f' }

const PRESET_CODES: Readonly<Record<Preset, string>> = {
  today: 'T',
  yesterday: 'D',
  week: 'W',
  'last-week': 'V',
  'last-7-days': 'S',
  month: 'M',
  'last-month': 'N',
  quarter: 'Q',
  'last-quarter': 'R',
  year: 'Y',
  'last-year': 'Z',
}

/** Subject, scope, view, freshness, period, page, and last, as it may hold anything, the person. */
const FORM = /^(.)(.)(.)(!?)([A-Z]|[0-9a-z]{1,4}_[0-9a-z]{1,3})\.([0-9a-z]{0,3})\.(.*)$/su

/** A question and a page of its list as a few characters. */
export function fieldsOf(question: Question, page: number | null): string {
  const { subject, scope, view, fresh, period, person = '' } = question
  const asked = `${SUBJECT_CODES[subject]}${SCOPE_CODES[scope]}${VIEW_CODES[view]}`
  const pages = page === null ? '' : page.toString(36)
  return `${asked}${fresh ? '!' : ''}${periodCode(period)}.${pages}.${person}`
}

/** The way back; null when the characters are not of the form or name nothing that we know. */
export function questionFrom(
  fields: string,
): { readonly question: Question; readonly page: number | null } | null {
  const [, subjectCode, scopeCode, viewCode, fresh, period, page, person] = FORM.exec(fields) ?? []
  const subject = nameFor(SUBJECT_CODES, subjectCode)
  const scope = nameFor(SCOPE_CODES, scopeCode)
  const view = nameFor(VIEW_CODES, viewCode)
  const chosen = nameFor(PRESET_CODES, period) ?? rangeFrom(period ?? '')
  if (subject === null || scope === null || view === null || chosen === null) return null
  return {
    question: {
      subject,
      scope,
      view,
      period: chosen,
      ...(person ? { person } : {}),
      ...(fresh ? { fresh: true as const } : {}),
    },
    page: page ? Number.parseInt(page, 36) : null,
  }
}

const EPOCH = Temporal.PlainDate.from('1970-01-01')

function periodCode(period: PeriodChoice): string {
  if (typeof period === 'string') return PRESET_CODES[period]
  const from = EPOCH.until(period.from, { largestUnit: 'days' }).days
  const length = period.from.until(period.to, { largestUnit: 'days' }).days
  return `${from.toString(36)}_${length.toString(36)}`
}

function rangeFrom(code: string): DateRange | null {
  const [start, length] = code.split('_').map((part) => Number.parseInt(part, 36))
  if (start === undefined || length === undefined) return null
  const from = EPOCH.add({ days: start })
  const range = { from, to: from.add({ days: length }) }
  return isPossible(range) ? range : null
}

function isPossible(range: DateRange): boolean {
  try {
    checkRange(range)
    return true
  } catch {
    return false
  }
}

/** The name that a letter stands for; null when it is none of ours. */
export function nameFor<Name extends string>(
  codes: Readonly<Record<Name, string>>,
  code: string | undefined,
): Name | null {
  for (const name in codes) if (codes[name] === code) return name
  return null
}
