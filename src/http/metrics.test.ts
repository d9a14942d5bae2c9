import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fastify from 'fastify'
import { fixedClock } from '../kernel/index.ts'
import type { Service } from '../usecases/index.ts'
import type { Identities } from './caller.ts'
import { metricsRoute } from './metrics.ts'
import { problemOf } from './problems.ts'

describe('/metrics', () => {
  it('tells a program on this machine how the service fares', async () => {
    const { status, text } = await ask({})

    assert.equal(status, 200)
    assert.match(text, /^svodka_crm_up 0$/m)
    assert.match(text, /^svodka_bots\{messenger="telegram",state="working"\} 1$/m)
    assert.match(text, /^svodka_subscribers\{messenger="telegram"\} 1$/m)
    assert.match(text, /^svodka_messages_24h\{state="sent"\} 12$/m)
    assert.match(text, /^process_cpu_seconds_total/m)
  })

  it('tells others nothing without a token for the log', async () => {
    const away = { 'x-forwarded-for': '203.0.113.7' }

    assert.equal((await ask(away)).status, 403)
    assert.equal((await ask({ ...away, authorization: 'Bearer wrong' })).status, 403)
    assert.equal((await ask({ ...away, authorization: 'Bearer employees' })).status, 403)
    assert.equal((await ask({ ...away, authorization: 'Bearer log' })).status, 200)
  })
})

async function ask(headers: Record<string, string>) {
  const app = fastify()
  app.setErrorHandler((error: Error & { statusCode: number }, _request, reply) => {
    const { status, body } = problemOf(error as never)
    return reply.code(status).send(body)
  })
  metricsRoute(app, {
    service: async () => SERVICE,
    identities: IDENTITIES,
    clock: fixedClock(Temporal.Instant.from('2026-11-22T09:00:00Z')),
  })
  const answer = await app.inject({ url: '/metrics', headers })
  return { status: answer.statusCode, text: answer.body }
}

const IDENTITIES = {
  byApiToken: async (token: string) =>
    token === 'wrong' ? null : { name: 'script', scopes: [token] },
} as unknown as Identities

const HOUR = Temporal.Instant.from('2026-11-22T08:00:00Z')

const SERVICE = {
  crm: { employees: () => Promise.reject(new Error('away')) },
  books: {
    read: {
      bots: { all: async () => [{ id: 'b', kind: 'telegram', state: 'working' }] },
      subscribers: {
        all: async () => [
          { botId: 'b', state: 'subscribed' },
          { botId: 'b', state: 'stopped' },
        ],
      },
      outbox: {
        traffic: async () => ({
          hours: [
            { hour: HOUR, state: 'sent', count: 5 },
            { hour: HOUR, state: 'sent', count: 7 },
          ],
          people: 3,
        }),
      },
    },
  },
} as unknown as Service
