import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call, useAdminEvent } from '../api/index.ts'
import { useLanguage } from '../locales/index.tsx'
import type { Broadcast } from './progress.ts'

/** How often the progress of a running broadcast is asked for at most. */
const GATHER_MS = 700

const LIST = 'GET /api/broadcasts'

type Pages = InfiniteData<{ rows: Broadcast[]; next: string | null }>

/** Keeps the list of broadcasts up to date while it is open. */
export function useLiveBroadcasts(): void {
  const client = useQueryClient()
  const { language: locale } = useLanguage()
  const gathered = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const refresh = async (id: string): Promise<void> => {
    // A hiccup: the next event asks again.
    const now = await call('GET /api/broadcasts/:id', { params: { id }, query: { locale } }).catch(
      () => null,
    )
    if (now === null) return
    const lists = client.getQueriesData<Pages>({ queryKey: [LIST] })
    const known = lists.some(([, list]) => idsOf(list).includes(id))
    if (!known) return void client.invalidateQueries({ queryKey: [LIST] })
    for (const [key, list] of lists) {
      if (idsOf(list).includes(id))
        client.setQueryData<Pages>(key, (old) => old && replaced(old, now))
    }
  }

  useAdminEvent((event) => {
    if (event.type !== 'broadcast') return
    gathered.current.add(event.id)
    timer.current ??= setTimeout(() => {
      const ids = [...gathered.current]
      gathered.current.clear()
      timer.current = undefined
      for (const id of ids) refresh(id)
    }, GATHER_MS)
  })
}

/** The log keeps one page of them under the same address, without pages around it. */
function idsOf(list: Partial<Pages> | undefined): readonly string[] {
  return list?.pages?.flatMap(({ rows }) => rows.map(({ id }) => id)) ?? []
}

function replaced(list: Pages, now: Broadcast): Pages {
  const pages = list.pages.map((page) => ({
    ...page,
    rows: page.rows.map((row) => (row.id === now.id ? now : row)),
  }))
  return { ...list, pages }
}
