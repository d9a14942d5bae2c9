import { useCallback, useEffect, useState } from 'react'
import { type Answer, fetchOverview, type TryOverview } from './api.ts'

/** Whom the bot can be tried as; null while it is being asked for. */
export function useOverview(): { overview: Answer<TryOverview> | null; reload: () => void } {
  const [overview, setOverview] = useState<Answer<TryOverview> | null>(null)
  const load = useCallback(async () => setOverview(await fetchOverview()), [])
  useEffect(() => {
    load()
  }, [load])
  const reload = (): void => {
    setOverview(null)
    load()
  }
  return { overview, reload }
}
