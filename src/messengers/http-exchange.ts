import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { AppError } from '../kernel/index.ts'

/** A request, ready to go out. */
export interface Call {
  readonly url: URL
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array | null
  readonly signal: AbortSignal | null
}

const RETRY_MS = 2_000
const MAX_ANSWER_BYTES = 32 * 1024 * 1024
const BODILESS = [204, 205, 304]

/**
 * One request and its answer. The dispatcher is asked directly: it says when the first byte goes
 * out, and that is what parts «busy» from «uncertain».
 */
export async function exchange(
  dispatcher: Dispatcher,
  call: Call,
  timeoutMs: number,
): Promise<Response> {
  call.signal?.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const answer = createAnswer()
  let line: Dispatcher.DispatchController | null = null
  let over = false

  const end = (why: Error) => {
    over = true
    reject(why)
    line?.abort(why)
  }
  const fail = (words: string) => end(failure(call.url.hostname, words, line !== null))
  const timer = setTimeout(() => fail(`no answer in ${timeoutMs / 1000} s`), timeoutMs)
  const abort = () => {
    const { reason } = call.signal ?? {}
    if (reason?.name === 'TimeoutError') fail('no answer in the time given')
    else end(reason)
  }
  call.signal?.addEventListener('abort', abort)

  dispatcher.dispatch(toDispatch(call), {
    onRequestStart(controller) {
      line = controller
      if (over) controller.abort(new Error('Aborted'))
    },
    onResponseStart: (_, status, headers) => answer.start(status, headers),
    onResponseData(_, chunk) {
      if (answer.add(chunk) > MAX_ANSWER_BYTES) fail('the answer is too long')
    },
    onResponseEnd() {
      const response = answer.toResponse()
      if (response === null) return fail('an answer of no known form')
      // The line is free again a turn later. Whoever asks the next thing at once shall get it,
      // and not wait for a new one.
      queueMicrotask(() => setImmediate(resolve, response))
    },
    onResponseError: (_, error) => fail(wordsOf(error)),
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    call.signal?.removeEventListener('abort', abort)
  }
}

const toDispatch = ({ url, method, headers, body }: Call): Dispatcher.DispatchOptions => ({
  origin: url.origin,
  path: url.pathname + url.search,
  method,
  headers,
  body,
  // The whole call has one time limit, which is ours.
  headersTimeout: 0,
  bodyTimeout: 0,
})

function createAnswer() {
  let status = 0
  let headers: IncomingHttpHeaders = {}
  let bytes = 0
  const chunks: Buffer[] = []
  return {
    start(code: number, fields: IncomingHttpHeaders) {
      status = code
      headers = fields
    },
    add(chunk: Buffer) {
      chunks.push(chunk)
      bytes += chunk.length
      return bytes
    },
    toResponse(): Response | null {
      if (status < 200 || status > 599) return null
      const body = BODILESS.includes(status) ? null : Buffer.concat(chunks)
      return new Response(body, { status, headers: toPairs(headers) })
    },
  }
}

const toPairs = (headers: IncomingHttpHeaders): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )

function failure(host: string, words: string, began: boolean): AppError {
  const details = { retryAfterMs: RETRY_MS, wholeBot: !began }
  return began
    ? new AppError(
        'delivery-uncertain',
        `${host} took the call and gave no answer: ${words}`,
        details,
      )
    : new AppError('messenger-busy', `${host} cannot be reached: ${words}`, details)
}

/** What the network says: a host and a port at most. */
function wordsOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return error.message === '' ? code : error.message
}
