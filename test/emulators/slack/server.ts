import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApiServer, startApiServer } from '../api-server.ts'
import type { FaultKind, Faults } from './faults.ts'
import { type Call, execute, takeUpload } from './methods/index.ts'
import { Refusal } from './refusal.ts'
import { readArguments, readBody } from './request-body.ts'
import type { Sockets } from './sockets.ts'
import type { Json } from './wire.ts'
import type { World } from './world.ts'

/** A call of a method, as it came, and what was answered. */
export interface LoggedCall {
  readonly method: string
  readonly args: Readonly<Record<string, unknown>>
  readonly answer: Json
}

export interface ServerTools extends Pick<Call, 'echo' | 'processingMs' | 'dedupe'> {
  readonly world: World
  readonly sockets: Sockets
  readonly faults: Faults
  readonly calls: LoggedCall[]
  /** Seconds to wait, or null. */
  readonly limit: (method: string, channel: string) => number | null
}

/** Listens on the loopback interface. */
export function startServer(tools: () => ServerTools, port: number): Promise<ApiServer> {
  return startApiServer({
    port,
    answer: (request, response) =>
      void handle(tools(), request, response).catch(() => response.destroy()),
    upgrade: (request, socket, head) => tools().sockets.upgrade(request, socket, head),
  })
}

async function handle(tools: ServerTools, request: IncomingMessage, response: ServerResponse) {
  const origin = `http://${request.headers.host}`
  const { pathname, searchParams } = new URL(request.url ?? '/', origin)
  const body = await readBody(request)
  const [, upload] = /^\/upload\/v1\/(\w+)$/.exec(pathname) ?? []
  const [, method] = /^\/api\/([\w.]+)$/.exec(pathname) ?? []
  const fault = tools.faults.next(upload === undefined ? (method ?? '') : 'upload')
  if (fault !== null && fault.kind !== 'drop-after') return fail(response, fault)
  if (upload !== undefined) {
    const { status, words } = takeUpload(tools.world, upload, fileOf(request, body))
    if (fault !== null) return void response.destroy()
    return void response.writeHead(status, { 'content-type': 'text/plain' }).end(words)
  }
  if (method === undefined) return void response.writeHead(404).end('Not Found')
  const args = readArguments(request.headers['content-type'] ?? '', body, searchParams)
  const wait = tools.limit(method, String(args?.channel ?? ''))
  if (wait !== null) return fail(response, { kind: 'ratelimited', retryAfter: wait })
  const answer = carryOut(tools, method, args, bearerOf(request), origin)
  tools.calls.push({ method, args: args ?? {}, answer })
  if (fault !== null) return void response.destroy()
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': [...tools.world.app.scopes].join(','),
  })
  response.end(JSON.stringify(answer))
}

function carryOut(
  { world, sockets, echo, processingMs, dedupe }: ServerTools,
  method: string,
  args: Readonly<Record<string, unknown>> | null,
  token: string | null,
  origin: string,
): Json {
  try {
    if (args === null) throw new Refusal('invalid_json')
    return execute(world, method, token, { args, origin, sockets, echo, processingMs, dedupe })
  } catch (error) {
    if (error instanceof Refusal) return error.body
    throw error
  }
}

/** The header alone counts: a token in the arguments of JSON is not looked at. */
function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? null
}

/** The bytes as they are, or out of the one part of a form that holds them. */
function fileOf({ headers }: IncomingMessage, body: Buffer): Buffer {
  const [, boundary] = /boundary=(.+)$/.exec(headers['content-type'] ?? '') ?? []
  if (boundary === undefined) return body
  const start = body.indexOf('\r\n\r\n') + 4
  return body.subarray(start, body.indexOf(`\r\n--${boundary}`, start))
}

function fail(response: ServerResponse, fault: FaultKind): void {
  switch (fault.kind) {
    case 'ratelimited': {
      const headers = {
        'retry-after': String(fault.retryAfter),
        'content-type': 'application/json',
      }
      return void response.writeHead(429, headers).end('{"ok":false,"error":"ratelimited"}')
    }
    case 'error': {
      const body = JSON.stringify({ ok: false, error: fault.error })
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    }
    case 'status':
      return void response
        .writeHead(fault.status, { 'retry-after': '1' })
        .end('<html>Server Error</html>')
    case 'html':
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html>Access denied</html>')
    case 'drop-before':
      return void response.destroy()
    case 'hang':
    case 'drop-after':
      return
  }
}
