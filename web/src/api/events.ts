import { useEffect, useEffectEvent } from 'react'
import type { AdminEvent } from '../../../src/http/schema/index.ts'
import { queryClient } from './client.ts'
import type { Readable } from './use-read.ts'

type Changed = Extract<AdminEvent, { type: 'changed' }>['what']

/** What is read anew when something has changed. */
const READ_ANEW: Readonly<Record<Changed, readonly Readable[]>> = {
  overview: ['GET /api/overview'],
  bots: ['GET /api/bots', 'GET /api/overview'],
  users: ['GET /api/users', 'GET /api/employees', 'GET /api/invitations', 'GET /api/overview'],
  approvals: ['GET /api/approvals', 'GET /api/overview'],
  requests: ['GET /api/requests', 'GET /api/overview'],
  settings: ['GET /api/settings', 'GET /api/bots', 'GET /api/bots/guide', 'GET /api/overview'],
  access: ['GET /api/access'],
}

/** How long to wait before asking a server again that did not answer, in milliseconds. */
const FIRST_PAUSE = 2000
const LONGEST_PAUSE = 30_000

const listeners = new Set<(event: AdminEvent) => void>()

/** Hears what happens on the server while the component stands: `log` and `broadcast`. */
export function useAdminEvent(onEvent: (event: AdminEvent) => void): void {
  const hear = useEffectEvent(onEvent)
  useEffect(() => {
    const listener = (event: AdminEvent): void => hear(event)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
}

/**
 * Keeps the one connection to the server's events. What was missed while it was down is read anew
 * once it is back. Rows of the log come in this language. Returns how to stop.
 */
export function listenToServer(locale: 'ru' | 'en'): () => void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE
  let missed = false

  function begin(): void {
    source = new EventSource(`/api/events?locale=${locale}`)
    source.onopen = () => {
      pause = FIRST_PAUSE
      if (missed) queryClient.invalidateQueries()
      missed = false
    }
    source.onerror = () => {
      missed = true
      // The browser tries again by itself, unless the server answered with a refusal.
      if (source?.readyState !== EventSource.CLOSED) return
      retry = setTimeout(begin, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    }
    source.onmessage = hear
    for (const type of ['log', 'broadcast', 'changed']) source.addEventListener(type, hear)
  }

  begin()
  return () => {
    source?.close()
    clearTimeout(retry)
  }
}

function hear({ data }: MessageEvent<string>): void {
  const event: AdminEvent = JSON.parse(data)
  if (event.type === 'changed') {
    for (const read of READ_ANEW[event.what]) queryClient.invalidateQueries({ queryKey: [read] })
  }
  for (const listener of listeners) listener(event)
}
