import {
  keepPreviousData,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import type { Address, AnswerOf, CallOf } from '../../../src/http/schema/index.ts'
import { call, callLoosely } from './call.ts'
import type { GivenArgument } from './given.ts'

/** What can be read again at any time. */
export type Readable = Extract<Address, `GET ${string}`>

/** Reads an address and keeps what it answered; another component with the same question shares it. */
export function useRead<A extends Readable>(
  address: A,
  ...given: GivenArgument<A>
): UseQueryResult<AnswerOf<A>> {
  return useQuery({
    queryKey: [address, given[0] ?? {}],
    queryFn: () => call(address, ...given),
    placeholderData: keepPreviousData,
  })
}

/** The same, asked anew every so many milliseconds for as long as it is looked at. */
export function useLiveRead<A extends Readable>(
  address: A,
  every: number,
  ...given: GivenArgument<A>
): UseQueryResult<AnswerOf<A>> {
  return useQuery({
    queryKey: [address, given[0] ?? {}],
    queryFn: () => call(address, ...given),
    refetchInterval: every,
    staleTime: 0,
  })
}

/** Addresses that answer page by page. */
type Paged = {
  [A in Readable]: AnswerOf<A> extends { rows: unknown[]; next: string | null } ? A : never
}[Readable]

type RowOf<A extends Paged> = AnswerOf<A> extends { rows: (infer Row)[] } ? Row : never

interface PageOf<A extends Paged> {
  readonly rows: RowOf<A>[]
  readonly next: string | null
}

/** Under which `useRows` keeps its pages: apart from the single page that `useRead` keeps. */
export function rowsKey<A extends Paged>(address: A, query: CallOf<A>['query']) {
  return [address, { query }, 'pages'] as const
}

/** Reads rows page by page: `rows` are all so far, `fetchNextPage` brings the next ones. */
export function useRows<A extends Paged>(address: A, query: CallOf<A>['query']) {
  const reading = useInfiniteQuery({
    queryKey: rowsKey(address, query),
    queryFn: async ({ pageParam }): Promise<PageOf<A>> => {
      const page = await callLoosely(address, { query: { ...Object(query), before: pageParam } })
      return page as PageOf<A>
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  return { ...reading, rows: reading.data?.pages.flatMap(({ rows }) => rows) ?? [] }
}
