import type { ServerResponse } from 'node:http'
import { bodyOf } from './answer.ts'
import type { Bot } from './bot.ts'
import type { Call } from './call.ts'
import type { CallLog } from './call-log.ts'
import { type Faults, failureBody, type Mishap } from './faults.ts'
import { execute } from './methods/index.ts'
import { Refusal } from './refusal.ts'
import type { Counts } from './settings.ts'

/** One call on its way through the server. */
interface Exchange {
  readonly response: ServerResponse
  /** The method's documented spelling. */
  readonly method: string
  readonly call: Call
  readonly at: number
}

export interface ExchangeTools {
  readonly faults: Faults
  readonly log: CallLog
  readonly counts: Counts
  /** Keeps a request open for ever. */
  readonly hold: (response: ServerResponse) => void
}

/** Carries a call out and answers it, unless a fault is in the way. */
export async function carryOut(
  tools: ExchangeTools,
  exchange: Exchange,
  bot: Bot | Refusal,
): Promise<void> {
  if (bot instanceof Refusal) return refuse(tools, exchange, bot)
  const { method, call } = exchange
  const fault = tools.faults.next(method, call.parameters.chat_id)
  if (fault && !('after' in fault && fault.after)) return goWrong(tools, exchange, fault)
  const outcome = attempted(() => execute(bot, method, call))
  // What is ready is answered in the same turn.
  const result = outcome instanceof Promise ? await outcome.catch(asRefusal) : outcome
  if (fault) return goWrong(tools, exchange, fault)
  if (result instanceof Refusal) refuse(tools, exchange, result)
  else finish(tools, exchange, 200, bodyOf(result))
}

/** The refusal that a piece of work ends in, or its result. */
export function attempted<Result>(work: () => Result): Result | Refusal {
  try {
    return work()
  } catch (error) {
    return asRefusal(error)
  }
}

/** Writes an answer; the vendor repeats a 429's wait in a header. */
export function respond(
  response: ServerResponse,
  status: number,
  body: string,
  retryAfter?: number,
): void {
  if (response.destroyed) return
  response.writeHead(status, {
    'Content-Type': body.startsWith('<') ? 'text/html' : 'application/json',
    'Content-Length': Buffer.byteLength(body),
    ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
  })
  response.end(body)
}

function refuse(
  tools: ExchangeTools,
  exchange: Exchange,
  { code, message, parameters }: Refusal,
): void {
  const body = failureBody(code, message, parameters)
  finish(tools, exchange, code, body, message, parameters?.retry_after)
}

function goWrong(tools: ExchangeTools, exchange: Exchange, mishap: Mishap): void {
  if (mishap.do === 'answer') {
    finish(tools, exchange, mishap.status, mishap.body, mishap.words, mishap.retryAfter)
    return
  }
  tools.counts.failed++
  tools.log.add(exchange.method, exchange.call, exchange.at, 0, mishap.do)
  if (mishap.do === 'drop') exchange.response.destroy()
  else tools.hold(exchange.response)
}

function finish(
  { log, counts }: ExchangeTools,
  { response, method, call, at }: Exchange,
  status: number,
  body: string,
  error?: string,
  retryAfter?: number,
): void {
  log.add(method, call, at, status, error)
  if (status !== 200) counts.failed++
  respond(response, status, body, retryAfter)
}

// A bug of the emulator must not look like a refusal of the vendor's.
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  console.error('The Telegram emulator failed:', error)
  return new Refusal(500, `Internal Server Error: the emulator failed: ${error}`)
}
