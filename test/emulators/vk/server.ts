import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApiServer, startApiServer } from '../api-server.ts'
import { parseMultipart } from '../telegram/multipart.ts'
import type { Community, Right } from './community.ts'
import type { Fault, Faults } from './faults.ts'
import { METHODS } from './methods/index.ts'
import { missing, Refusal } from './refusal.ts'

export interface LoggedCall {
  readonly method: string
  readonly params: Readonly<Record<string, string>>
  /** What was answered: `response` or `error`; null when nothing was. */
  readonly answer: object | null
  readonly at: number
}

interface ServerOptions {
  readonly port: number
  readonly communities: ReadonlyMap<number, Community>
  readonly faults: Faults
  readonly calls: LoggedCall[]
  readonly now: () => number
  /** Throws when there were too many calls. */
  readonly rate: (token: string) => void
}

/** Listens on the loopback interface. */
export async function startServer(options: ServerOptions): Promise<ApiServer> {
  const server = await startApiServer({
    port: options.port,
    answer: (request, response) =>
      void answer(options, request, response, `http://127.0.0.1:${server.port}`),
  })
  return server
}

async function answer(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  baseUrl: string,
): Promise<void> {
  const url = new URL(request.url ?? '/', baseUrl)
  const body = Buffer.concat(await request.toArray().catch(() => []))
  const [, room = '', first = '', second = ''] = url.pathname.split('/')
  const community = options.communities.get(Number(first))
  if (room === 'method') return answerCall(options, { method: first, url, body, response, baseUrl })
  if (room === 'whp' && community) return community.longPoll.answer(url.searchParams, response)
  if (room === 'upload' && community) {
    const form = parseMultipart(body, request.headers['content-type'] ?? '')
    const taken = form && community.uploads.receive(second, form.files)
    return respond(response, 200, taken ?? { error: 'ERR_UPLOAD_BAD_FILE' })
  }
  response.writeHead(404).end('Not Found')
}

interface Exchange {
  readonly method: string
  readonly url: URL
  readonly body: Buffer
  readonly response: ServerResponse
  readonly baseUrl: string
}

function answerCall(options: ServerOptions, exchange: Exchange): void {
  const { method, url, body, response } = exchange
  const params = Object.fromEntries([...url.searchParams, ...new URLSearchParams(body.toString())])
  const { access_token: _, ...known } = params
  const log = (answer: object | null) =>
    void options.calls.push({ method, params: known, answer, at: options.now() })
  const fault = options.faults.next(method)
  if (fault !== null && fault.kind !== 'drop-after') {
    log(null)
    goWrong(fault, method, known, response)
    return
  }
  const answered = attempt(options, exchange, params)
  log(answered)
  if (fault !== null) response.destroy()
  else respond(response, 200, answered)
}

function attempt(
  { communities, rate, now }: ServerOptions,
  { method, baseUrl }: Exchange,
  params: Readonly<Record<string, string>>,
): object {
  const { access_token = '', ...known } = params
  try {
    const found = ownerOf(communities, access_token)
    if (found === null) throw new Refusal(5, AUTHORIZATION_FAILED)
    rate(access_token)
    if (params.v === undefined) throw new Refusal(8, 'Invalid request: v (version) is required')
    const act = METHODS[method]
    if (act === undefined) throw new Refusal(3, 'Unknown method passed')
    return { response: act({ ...found, params: known, baseUrl, now }) }
  } catch (error) {
    const refusal = error instanceof Refusal ? error : missing(String(error))
    return errorBody(refusal.code, refusal.message, method, known)
  }
}

const AUTHORIZATION_FAILED = 'User authorization failed: invalid access_token (4).'

function ownerOf(communities: ReadonlyMap<number, Community>, token: string) {
  for (const community of communities.values()) {
    const rights: ReadonlySet<Right> | undefined = community.keys.get(token)
    if (rights !== undefined) return { community, rights }
  }
  return null
}

function errorBody(
  error_code: number,
  error_msg: string,
  method: string,
  params: Readonly<Record<string, string>>,
) {
  const request_params = Object.entries({ method, oauth: '1', ...params }).map(([key, value]) => ({
    key,
    value,
  }))
  return { error: { error_code, error_msg, request_params } }
}

function goWrong(
  { kind, words = 'Something went wrong' }: Fault,
  method: string,
  params: Readonly<Record<string, string>>,
  response: ServerResponse,
): void {
  if (typeof kind === 'number') {
    respond(response, 200, errorBody(kind, words, method, params))
    return
  }
  switch (kind) {
    case 'bad-gateway':
      response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html>502 Bad Gateway</html>')
      return
    case 'nonsense':
      respond(response, 200, { response: { strange: true } })
      return
    case 'drop-before':
    case 'drop-after':
      response.destroy()
      return
    case 'hang':
  }
}

function respond(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
