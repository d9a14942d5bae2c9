import type { Answer } from '../statistics/index.ts'

/** How many people one page of a list holds: they fit a phone's screen or two. */
const PAGE_SIZE = 10

/** The people whom a report lists; none when it is about one person only. */
function listed(answer: Answer): number {
  if (answer.kind === 'summary' || answer.person !== null) return 0
  if (answer.kind === 'plan') return answer.team.length
  return answer.question.scope === 'me' ? 0 : answer.employees.length
}

/** Pages of a report's list: at least one. */
export function pageCount(answer: Answer): number {
  return Math.max(1, Math.ceil(listed(answer) / PAGE_SIZE))
}

/** A page of the list; a page that is no longer there becomes the last one. */
export function pageOf<T>(
  answer: Answer,
  items: readonly T[],
  page: number,
): { readonly items: readonly T[]; readonly first: number; readonly page: number } {
  const kept = Math.min(Math.max(0, page), pageCount(answer) - 1)
  const first = kept * PAGE_SIZE
  const shown = items.slice(0, listed(answer)).slice(first, first + PAGE_SIZE)
  return { items: shown, first, page: kept }
}
