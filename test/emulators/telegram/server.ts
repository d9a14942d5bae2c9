import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bot } from './bot.ts'
import { type Call, textOf } from './call.ts'
import { attempted, carryOut, type ExchangeTools, respond } from './exchange.ts'
import { failureBody } from './faults.ts'
import { methodName } from './methods/index.ts'
import { Refusal } from './refusal.ts'
import { readBody, readCall } from './request-body.ts'
import { readPath } from './request-path.ts'

interface ServerOptions extends Omit<ExchangeTools, 'hold'> {
  readonly port: number
  readonly bots: ReadonlyMap<string, Bot>
  readonly now: () => number
}

interface ApiServer {
  readonly port: number
  /** `refuse`: nobody listens. `hang`: connections are taken and never answered. */
  down(how: 'refuse' | 'hang'): Promise<void>
  /** Listens and answers again, under the same port. */
  up(): Promise<void>
  close(): Promise<void>
}

const NO_CALL: Call = { parameters: {}, files: new Map(), onHangUp() {} }
/** Longer than clients keep theirs, so that they never write into a closing connection. */
const KEEP_ALIVE_MS = 75_000

/** Listens on the loopback interface and answers calls for the bots it is given. */
export async function startServer(options: ServerOptions): Promise<ApiServer> {
  const held = new Set<ServerResponse>()
  const hold = (response: ServerResponse) => void held.add(response)
  let hanging = false
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    if (hanging) hold(response)
    else handle({ ...options, hold }, request, response)
  })
  const port = await listen(server, options.port)
  const release = () => {
    hanging = false
    for (const response of held) response.destroy()
    held.clear()
  }
  return {
    port,
    async down(how) {
      if (how === 'hang') hanging = true
      else await close(server)
    },
    async up() {
      release()
      if (!server.listening) await listen(server, port)
    },
    async close() {
      release()
      await close(server)
    },
  }
}

function handle(
  options: ServerOptions & ExchangeTools,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = readPath(request.url ?? '', options.bots)
  if ('file' in path) {
    sendFile(response, path.file?.bytes ?? null)
    return
  }
  options.counts.calls++
  readBody(request, (body) => {
    const at = options.now()
    const contentType = request.headers['content-type'] ?? ''
    const onHangUp = (listener: () => void) => void response.on('close', listener)
    const read = attempted(() => readCall({ query: path.query, contentType, body }, onHangUp))
    const call = read instanceof Refusal ? NO_CALL : read
    const method = methodName(path.method || textOf(call, 'method'))
    const bot = read instanceof Refusal ? read : path.bot
    void carryOut(options, { response, method, call, at }, bot)
  })
}

function sendFile(response: ServerResponse, bytes: Buffer | null): void {
  if (bytes === null) respond(response, 404, failureBody(404, 'Not Found'))
  else response.writeHead(200, { 'Content-Length': bytes.length }).end(bytes)
}

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      // A listening TCP server has an address of this form.
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
