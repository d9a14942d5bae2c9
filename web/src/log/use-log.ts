import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { rowsKey, useAdminEvent, useRows } from '../api/index.ts'
import type { Language } from '../locales/index.tsx'
import { comeSince, type LogPage, onTop, refreshed } from './live-rows.ts'
import { belongs, type LogQuery, type LogRow } from './log-filter.ts'

const ADDRESS = 'GET /api/log'

/** A broadcast changes hundreds of rows a second; the page is drawn anew this often at most. */
const GATHER_MS = 300

type Pages = InfiniteData<LogPage>

/**
 * The rows asked for, kept up to date. New ones appear at once while `atTop`; else they wait in
 * `fresh` for `showFresh`, so that nobody loses their place.
 */
export function useLog(filter: LogQuery, { locale, timeZone }: Reader, atTop: () => boolean) {
  const client = useQueryClient()
  const query = { ...filter, locale }
  const reading = useRows(ADDRESS, query)
  const queryKey = rowsKey(ADDRESS, query)
  const key = JSON.stringify(query)
  const [waiting, setWaiting] = useState<Waiting>({ key, rows: [] })
  const fresh = waiting.key === key ? waiting.rows : []
  const change = (edit: (pages: Pages['pages']) => Pages['pages']): void => {
    client.setQueryData<Pages>(queryKey, (old) => old && { ...old, pages: edit(old.pages) })
  }

  useGatheredRows((changed) => {
    const pages = client.getQueryData<Pages>(queryKey)?.pages
    if (pages === undefined) return
    const fitting = new Map([...changed].filter(([, row]) => belongs(row, filter, timeZone)))
    for (const { id } of fresh) {
      const now = changed.get(id)
      if (now !== undefined) fitting.set(id, now)
    }
    const come = comeSince(
      pages,
      new Map([...fresh.map((row) => [row.id, row] as const), ...fitting]),
    )
    change((old) => onTop(refreshed(old, changed), atTop() ? come : []))
    setWaiting({ key, rows: atTop() ? [] : come })
  })

  const showFresh = (): void => {
    change((old) => onTop(old, fresh))
    setWaiting({ key, rows: [] })
  }
  return { ...reading, fresh: fresh.length, showFresh }
}

/** Whom the log is shown to. */
interface Reader {
  readonly locale: Language
  /** The account's: its days are meant. */
  readonly timeZone: string
}

interface Waiting {
  /** Of which question. */
  readonly key: string
  readonly rows: readonly LogRow[]
}

function useGatheredRows(take: (changed: ReadonlyMap<string, LogRow>) => void): void {
  const gathered = useRef(new Map<string, LogRow>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  useAdminEvent((event) => {
    if (event.type !== 'log') return
    gathered.current.set(event.row.id, event.row)
    timer.current ??= setTimeout(() => {
      const changed = gathered.current
      gathered.current = new Map()
      timer.current = undefined
      latest.current(changed)
    }, GATHER_MS)
  })
}
