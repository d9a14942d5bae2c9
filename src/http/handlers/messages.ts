import type { Service } from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import { broadcastHandlers } from './broadcasts.ts'
import { type Desk, record } from './desk.ts'
import { logHandlers } from './log.ts'

type LogAddresses = keyof ReturnType<typeof logHandlers>
type BroadcastAddresses = keyof ReturnType<typeof broadcastHandlers>

/** The log and broadcasts of whatever runs now; what administrators do about them is recorded. */
export function messageHandlers(desk: Desk): Handlers<LogAddresses | BroadcastAddresses> {
  const logs = async () => logHandlers(depsOf(await desk.service(), desk))
  const broadcasts = async () => broadcastHandlers(depsOf(await desk.service(), desk))
  return {
    'GET /api/log': async (...call) => (await logs())['GET /api/log'](...call),
    'GET /api/log.csv': async (...call) => (await logs())['GET /api/log.csv'](...call),
    'GET /api/log/:id': async (...call) => (await logs())['GET /api/log/:id'](...call),
    async 'POST /api/log/resend'(given, caller) {
      const answer = await (await logs())['POST /api/log/resend'](given, caller)
      await record(desk, caller, 'log.resend', String(answer.resent.length))
      return answer
    },
    'POST /api/broadcasts/preview': async (...call) =>
      (await broadcasts())['POST /api/broadcasts/preview'](...call),
    async 'POST /api/broadcasts'(given, caller) {
      const answer = await (await broadcasts())['POST /api/broadcasts'](given, caller)
      await record(desk, caller, 'broadcast.send', answer.title)
      return answer
    },
    'GET /api/broadcasts': async (...call) => (await broadcasts())['GET /api/broadcasts'](...call),
    'GET /api/broadcasts/:id': async (...call) =>
      (await broadcasts())['GET /api/broadcasts/:id'](...call),
    async 'POST /api/broadcasts/:id/stop'(given, caller) {
      const answer = await (await broadcasts())['POST /api/broadcasts/:id/stop'](given, caller)
      await record(desk, caller, 'broadcast.stop', given.params.id)
      return answer
    },
    async 'POST /api/broadcasts/:id/repeat'(given, caller) {
      const answer = await (await broadcasts())['POST /api/broadcasts/:id/repeat'](given, caller)
      await record(desk, caller, 'broadcast.repeat', String(answer.resent))
      return answer
    },
  }
}

function depsOf({ books, crm, served }: Service, { clock }: Desk) {
  return { books, crm, clock, onWritten: () => served.wakeAll() }
}
