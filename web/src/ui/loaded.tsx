import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { failureOf } from '../api/index.ts'
import { Busy } from './busy.tsx'
import { ErrorNote } from './error-note.tsx'

interface LoadedProps<T> {
  readonly reading: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}

/** What was read, or that it is being read, or why it could not be. Old data stays over a hiccup. */
export function Loaded<T>({ reading, children }: LoadedProps<T>) {
  const { data, error, refetch } = reading
  return (
    <>
      <ErrorNote failure={failureOf(error)} onAgain={refetch} />
      {data === undefined && error === null && <Busy />}
      {data !== undefined && children(data)}
    </>
  )
}
