import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApiServer, startApiServer } from '../api-server.ts'
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

const NO_CALL: Call = { parameters: {}, files: new Map(), onHangUp() {} }
/** Listens on the loopback interface and answers calls for the bots it is given. */
export function startServer(options: ServerOptions): Promise<ApiServer> {
  return startApiServer({
    port: options.port,
    answer: (request, response, hold) => handle({ ...options, hold }, request, response),
  })
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
