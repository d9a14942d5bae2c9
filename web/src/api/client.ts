import { QueryClient } from '@tanstack/react-query'
import { failureOf } from './failure.ts'

/** Refusals are not asked for again: only what may have been a hiccup is. */
const WORTH_ANOTHER_TRY = new Set(['unreachable', 'internal'])

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && WORTH_ANOTHER_TRY.has(failureOf(error)?.code ?? ''),
      // Being offline is told in words, not waited out in silence.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})
