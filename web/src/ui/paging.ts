import { useState } from 'react'

export interface Paging<Row> {
  /** The rows of this page. */
  readonly rows: readonly Row[]
  readonly page: number
  readonly pages: number
  /** Of the first and the last row shown, counted from one. */
  readonly from: number
  readonly to: number
  readonly of: number
  readonly go: (page: number) => void
}

/** A long list shown in pages. A list that became shorter is shown from its last page. */
export function usePaging<Row>(all: readonly Row[], size = 50): Paging<Row> {
  const [wanted, go] = useState(0)
  return { ...pageOf(all, wanted, size), go }
}

export function pageOf<Row>(
  all: readonly Row[],
  wanted: number,
  size: number,
): Omit<Paging<Row>, 'go'> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(wanted, pages - 1)
  const rows = all.slice(page * size, (page + 1) * size)
  const from = all.length === 0 ? 0 : page * size + 1
  return { rows, page, pages, from, to: page * size + rows.length, of: all.length }
}
