import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { type ApiFailure, call, failureOf } from '../api/index.ts'
import { audienceOf, type Draft, type Order } from './order.ts'

export interface Previewed {
  readonly data: AnswerOf<'POST /api/broadcasts/preview'> | undefined
  readonly failure: ApiFailure | null
  /** What is shown belongs to an earlier choice. */
  readonly stale: boolean
  readonly again: () => void
}

/** How long to wait for the next tick of a box before asking, in milliseconds. */
const PAUSE = 350

/** Who gets it is asked with any question: whose figures they see changes nothing about it. */
const ANY_QUESTION: Order['question'] = {
  subject: 'summary',
  period: 'yesterday',
  scope: 'me',
  view: 'text',
}

/** Who would get it, asked anew when the choice has settled. */
export function usePreview(draft: Draft): Previewed {
  const wanted = JSON.stringify(audienceOf(draft))
  const [settled, setSettled] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), PAUSE)
    return () => clearTimeout(timer)
  }, [wanted])
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ['POST /api/broadcasts/preview', settled],
    queryFn: () => {
      const audience: Order['audience'] = JSON.parse(settled)
      return call('POST /api/broadcasts/preview', { body: { question: ANY_QUESTION, audience } })
    },
    enabled: settled !== 'null',
    // Somebody may have unsubscribed since the form was last open.
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
  return {
    data: wanted === 'null' ? undefined : data,
    failure: failureOf(error),
    stale: isPlaceholderData || wanted !== settled,
    again: refetch,
  }
}
