import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Bytes waiting for one reader. A page that does not read is cut off; it comes back and catches up. */
const BACKLOG = 1024 * 1024

/** Server-sent events to one page. https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface EventStream<Event> {
  send(event: Event): void
  /** Says that no more will come. */
  end(): void
}

/**
 * Answers with a stream of events: `event` is the type, `data` what `dataOf` makes of it, by default
 * the whole as JSON. A comment every `heartbeatMs` keeps proxies from closing it, and
 * shows us a reader who is gone. `onClose` is called once, whoever closed it.
 */
export function openEventStream<Event extends { readonly type: string }>(
  reply: FastifyReply,
  heartbeatMs: number,
  onClose: () => void,
  dataOf: (event: Event) => unknown = (event) => event,
): EventStream<Event> {
  const stream = new Readable({ read() {} })
  let ended = false
  const write = (text: string | null): void => {
    if (stream.readableLength > BACKLOG) stream.destroy()
    if (stream.destroyed || ended) return
    ended = text === null
    stream.push(text)
  }
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
  stream.once('close', () => {
    clearInterval(heartbeat)
    onClose()
  })
  reply
    .type('text/event-stream; charset=utf-8')
    // nginx would hold events back until its buffer is full.
    .header('x-accel-buffering', 'no')
    .send(stream)
  write('retry: 2000\n\n')
  return {
    send: (event) => write(`event: ${event.type}\ndata: ${JSON.stringify(dataOf(event))}\n\n`),
    end: () => write(null),
  }
}
