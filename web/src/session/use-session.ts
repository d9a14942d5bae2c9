import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { call, failureOf, keepCsrf, openGate, queryClient } from '../api/index.ts'

export type Session = AnswerOf<'GET /api/state'>

const KEY = ['GET /api/state']

/** Who is signed in and what this installation is; asked again when the window is looked at. */
export function useSession() {
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const state = await call('GET /api/state')
      keepCsrf(state.csrf)
      return state
    },
    staleTime: 30_000,
    refetchOnWindowFocus: 'always',
    // Until it answers there is no page at all.
    refetchInterval: ({ state }) => (state.data === undefined ? 3000 : 300_000),
  })
  return { session: data ?? null, failure: failureOf(error), refetch }
}

/** What a sign-in answered: calls that wait for it go on, and what was read is read anew. */
export function enter(session: Session): void {
  keepCsrf(session.csrf)
  queryClient.setQueryData(KEY, session)
  openGate()
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] })
}
