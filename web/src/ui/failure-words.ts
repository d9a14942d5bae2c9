import type { ApiFailure } from '../api/index.ts'

interface FailureWords {
  readonly failures: Readonly<Record<string, string>>
  readonly says: string
}

/** Codes where whoever refused says more than we can. */
const TELLING = new Set([
  'bad-input',
  'bad-config',
  'conflict',
  'messenger-rejected',
  'messenger-busy',
  'crm-unavailable',
  'crm-mismatch',
  'mail-failed',
])

/** What to tell a person: words by the code, and where they help, those of whoever refused. */
export function wordsOfFailure({ failures, says }: FailureWords, failure: ApiFailure): string {
  const { code, message } = failure
  const own = failures[code] ?? failures.internal ?? code
  if (!TELLING.has(code) && code in failures) return own
  return message === '' || message === code ? own : `${own} ${says} ${message}`
}
