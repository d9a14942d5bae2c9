import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { broadcastHandlers } from '../src/http/handlers/broadcasts.ts'
import { logHandlers } from '../src/http/handlers/log.ts'
import type { CallOf } from '../src/http/schema/index.ts'
import { ENDPOINTS } from '../src/http/schema/index.ts'
import { openResources } from '../src/resources.ts'
import type { Service } from './harness.ts'

type Order = CallOf<'POST /api/broadcasts'>['body']
type Filter = CallOf<'GET /api/log'>['query']

const CALLER = {
  kind: 'owner',
  name: 'владелец',
  employeeId: null,
  sessionId: null,
  from: '127.0.0.1',
  browser: '',
  keepToken() {},
} as const

/** When the service has started, by its clock. */
const AT = Temporal.Instant.from('2026-11-18T12:00:00+05:00')

const REPORT = { subject: 'summary', period: 'month', scope: 'all', view: 'text' } as const

/** An administrator at the page of a running service, without its page. */
export async function openDesk({ dataDir, telegram }: Pick<Service, 'dataDir' | 'telegram'>) {
  const config = readConfig({ DATA_DIR: dataDir, TELEGRAM_API_URL: telegram.url })
  const log = { info() {}, warn() {}, error() {} }
  const clock = () => AT
  const resources = await openResources(config, clock, log)
  const deps = { ...resources, clock, onWritten() {} }
  const broadcasts = broadcastHandlers(deps)
  const messages = logHandlers(deps)
  const nothing = { params: undefined, query: undefined, body: undefined }
  const inRussian = { ...nothing, query: { locale: 'ru' } } as const
  return {
    storePath: join(dataDir, 'svodka.sqlite'),
    books: resources.books,
    preview: (audience: Order['audience'] = { to: 'all' }) => {
      const body = { question: REPORT, audience, note: '' }
      return broadcasts['POST /api/broadcasts/preview']({ ...nothing, body }, CALLER)
    },
    send: (order: Partial<Order> = {}) => {
      const all: Order = {
        question: REPORT,
        audience: { to: 'all' },
        key: 'a key for one',
        ...order,
      }
      const body = { ...all, note: all.note ?? '' }
      return broadcasts['POST /api/broadcasts']({ ...inRussian, body }, CALLER)
    },
    progress: (id: string) =>
      broadcasts['GET /api/broadcasts/:id']({ ...inRussian, params: { id } }, CALLER),
    all: () =>
      broadcasts['GET /api/broadcasts']({ ...nothing, query: { limit: 50, locale: 'ru' } }, CALLER),
    stop: (id: string) =>
      broadcasts['POST /api/broadcasts/:id/stop']({ ...nothing, params: { id } }, CALLER),
    repeat: (id: string) =>
      broadcasts['POST /api/broadcasts/:id/repeat']({ ...nothing, params: { id } }, CALLER),
    log: (filter: Filter = {}) => {
      const query = ENDPOINTS['GET /api/log'].query.parse(filter)
      return messages['GET /api/log']({ ...nothing, query }, CALLER)
    },
    message: (id: string) => messages['GET /api/log/:id']({ ...inRussian, params: { id } }, CALLER),
    resend: (...ids: string[]) =>
      messages['POST /api/log/resend']({ ...nothing, body: { ids } }, CALLER),
    async csv(filter: Filter = {}) {
      const query = ENDPOINTS['GET /api/log.csv'].query.parse(filter)
      const { chunks } = await messages['GET /api/log.csv']({ ...nothing, query }, CALLER)
      const told = await Array.fromAsync(chunks)
      return told.join('')
    },
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  }
}

export type Desk = Awaited<ReturnType<typeof openDesk>>
