import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApiServer, type Hold, startApiServer } from '../api-server.ts'
import type { Account } from './account.ts'
import type { FaultKind, Faults } from './faults.ts'
import { type Fields, isFields } from './fields.ts'
import { METHODS } from './methods.ts'
import { badData, Refusal } from './refusal.ts'
import { toWire } from './wire.ts'

/** One call as it was made and answered. */
export interface LoggedCall {
  readonly method: string
  readonly params: Fields
  /** The verdict; null when none was given. */
  readonly status: number | null
}

interface ServerOptions {
  readonly port: number
  readonly accounts: readonly Account[]
  readonly faults: Faults
  readonly log: LoggedCall[]
}

const MOST_BYTES = 30_000

/** The API on the loopback interface, below `/pa`. */
export function startServer(options: ServerOptions): Promise<ApiServer> {
  return startApiServer({
    port: options.port,
    answer: (request, response, hold) => void handle(options, request, response, hold),
  })
}

async function handle(
  { accounts, faults, log }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  hold: Hold,
): Promise<void> {
  const name = /^\/pa\/(\w+)$/.exec((request.url ?? '').split('?')[0] ?? '')?.[1] ?? ''
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
  const reads = request.method === 'POST' || name === 'get_account_info'
  const body = await readBody(request)
  if (method === undefined || !reads) {
    send(response, 404, 'Not Found')
    return
  }
  let params: Fields = {}
  const carryOut = async () => {
    params = readParams(body)
    return {
      status: 0,
      status_message: 'ok',
      ...(await method(accountOf(accounts, request, params), params)),
    }
  }
  const fault = faults.next(name)
  const before = fault !== null && fault !== 'drop-after' && fault !== 'hang-after'
  const answer = before ? null : await carryOut().catch(toAnswer)
  log.push({ method: name, params, status: fault === null ? (answer?.status ?? null) : null })
  if (fault !== null) goWrong(response, fault, hold)
  else send(response, 200, toWire(answer ?? {}))
}

/** A bug of the emulator's must not look like a refusal of the vendor's. */
function toAnswer(error: unknown): { status: number; status_message: string } {
  if (error instanceof Refusal) return { status: error.status, status_message: error.message }
  console.error('The Viber emulator failed:', error)
  return { status: 999, status_message: `the emulator failed: ${error}` }
}

function goWrong(response: ServerResponse, fault: FaultKind, hold: Hold): void {
  if (fault === 'hang' || fault === 'hang-after') hold(response)
  // What was taken shall be seen by its receiver first.
  else if (fault === 'drop-after') setTimeout(() => response.destroy(), 20)
  else if (fault === 'drop') response.destroy()
  else send(response, ...wrongAnswer(fault))
}

function wrongAnswer(
  fault: Exclude<FaultKind, 'hang' | 'hang-after' | 'drop' | 'drop-after'>,
): [number, string] {
  switch (fault) {
    case 'too-many':
      return [200, toWire({ status: 12, status_message: 'Too many requests' })]
    case 'internal-error':
      return [500, '{"error":"Internal Server Error"}']
    case 'bad-gateway':
      return [502, '<h1>502 Bad Gateway</h1>']
    case 'bad-json':
      return [200, '{"status":0,"status_mess']
    default:
      return [200, toWire({ status: fault.status, status_message: fault.words })]
  }
}

function readParams(body: Buffer): Fields {
  if (body.length > MOST_BYTES) throw badData('the request is over 30 kB')
  const text = body.toString('utf8')
  if (text === '') return {}
  try {
    const read: unknown = JSON.parse(text)
    if (isFields(read)) return read
  } catch {
    throw badData('the request is no JSON')
  }
  throw badData('the request is no object')
}

function accountOf(
  accounts: readonly Account[],
  { headers }: IncomingMessage,
  params: Fields,
): Account {
  const token = headers['x-viber-auth-token'] ?? params.auth_token
  if (token === undefined) throw new Refusal(2, 'missing_auth_token')
  const account = accounts.find((one) => one.token === token)
  if (account === undefined) throw new Refusal(2, 'invalidAuthToken')
  return account
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, status: number, body: string): void {
  if (response.destroyed) return
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}
