import type { LogRow } from './log-filter.ts'

export interface LogPage {
  rows: LogRow[]
  next: string | null
}

/** The rows that are shown already, as they are now: each stays where it stands. */
export function refreshed(
  pages: readonly LogPage[],
  changed: ReadonlyMap<string, LogRow>,
): LogPage[] {
  return pages.map((page) => ({
    ...page,
    rows: page.rows.map((row) => newer(row, changed.get(row.id))),
  }))
}

const newer = (shown: LogRow, come: LogRow | undefined): LogRow =>
  come !== undefined && come.updatedAt >= shown.updatedAt ? come : shown

/** Those that stand above everything shown; the newest first. Older ones come with their own page. */
export function comeSince(
  pages: readonly LogPage[],
  changed: ReadonlyMap<string, LogRow>,
): LogRow[] {
  const known = new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id)))
  const newest = pages[0]?.rows[0]?.at ?? ''
  return [...changed.values()]
    .filter(({ id, at }) => !known.has(id) && at >= newest)
    .toSorted((a, b) => (a.at === b.at ? compare(b.id, a.id) : compare(b.at, a.at)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** With new rows above the others. */
export function onTop(pages: readonly LogPage[], rows: readonly LogRow[]): LogPage[] {
  const [first, ...rest] = pages
  if (first === undefined || rows.length === 0) return [...pages]
  const come = new Set(rows.map(({ id }) => id))
  return [{ ...first, rows: [...rows, ...first.rows.filter(({ id }) => !come.has(id))] }, ...rest]
}
