import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Address, AnswerOf } from '../../../src/http/schema/index.ts'
import { call } from './call.ts'
import { type ApiFailure, failureOf } from './failure.ts'
import type { GivenArgument } from './given.ts'
import type { Readable } from './use-read.ts'

export interface Act<A extends Address> {
  /** Does it once, however often it is pressed meanwhile. Null when it failed: see `failure`. */
  readonly act: (...given: GivenArgument<A>) => Promise<AnswerOf<A> | null>
  readonly busy: boolean
  readonly failure: ApiFailure | null
  readonly forget: () => void
}

/** Something that changes something. What is named in `touched` is read anew afterwards. */
export function useAct<A extends Address>(address: A, touched: readonly Readable[] = []): Act<A> {
  const client = useQueryClient()
  const running = useRef(false)
  const { mutateAsync, isPending, error, reset } = useMutation<
    AnswerOf<A>,
    unknown,
    GivenArgument<A>
  >({
    mutationFn: (given) => call(address, ...given),
    onSuccess: () => {
      for (const read of touched) client.invalidateQueries({ queryKey: [read] })
    },
  })
  const act = async (...given: GivenArgument<A>): Promise<AnswerOf<A> | null> => {
    if (running.current) return null
    running.current = true
    try {
      return await mutateAsync(given)
    } catch {
      return null
    } finally {
      running.current = false
    }
  }
  return { act, busy: isPending, failure: failureOf(error), forget: reset }
}
