import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Fastify from 'fastify'
import { createTelegram } from '../messengers/telegram/index.ts'
import * as payloads from '../messengers/telegram/payloads.ts'
import type { ServedBot } from '../usecases/index.ts'
import { webhookRoutes } from './webhooks.ts'

const BODIES = 100_000
const SEED = 20_261_122

describe('a hundred thousand damaged bodies', () => {
  it('crash nothing, fill nothing, and are each accepted whole or refused', async () => {
    await using route = createRoute()
    const began = performance.now()

    await route.takes(BODIES / 5)
    const before = heapBytes()
    await route.takes((BODIES * 4) / 5)

    const { statuses, kept, malformed } = route.counted
    assert.deepEqual([...statuses.keys()].toSorted(), [200, 400])
    assert.equal(
      [...statuses.values()].reduce((sum, many) => sum + many),
      BODIES,
    )
    assert.ok(kept > 1000 && (statuses.get(400) ?? 0) > 10_000)
    assert.deepEqual(malformed, [])
    assert.ok(heapBytes() - before < 20_000_000)
    assert.ok(performance.now() - began < 40_000)
  })

  it('are refused without the secret, whatever they are', async () => {
    await using route = createRoute('guessed')

    await route.takes(2000)

    assert.deepEqual([...route.counted.statuses.keys()], [401])
    assert.equal(route.counted.kept, 0)
  })
})

/** The route with a real adapter behind it, and nothing that is sent. */
function createRoute(secret = 'secret') {
  const counted = { statuses: new Map<number, number>(), kept: 0, malformed: [] as unknown[] }
  const { messenger } = createTelegram({
    token: '1:a',
    secret: 'secret',
    fetch: () => Promise.reject(new Error('nothing is sent')),
    clock: () => Temporal.Instant.fromEpochMilliseconds(0),
  })
  const app = Fastify()
  // As much of a served bot as the route touches.
  const served = {
    bot: { id: 'bot' },
    client: { messenger },
    receive: async (update: unknown) => {
      counted.kept += 1
      if (!isUpdate(update)) counted.malformed.push(update)
    },
  } as unknown as ServedBot
  webhookRoutes(app, { byWebhookKey: async (key) => (key === 'key' ? served : null) })
  const random = createRandom(SEED)
  const seeds = Object.values(payloads).map((payload) => Buffer.from(JSON.stringify(payload)))
  return {
    counted,
    async takes(many: number) {
      for (let i = 0; i < many; i += 1) {
        const { statusCode } = await app.inject({
          method: 'POST',
          url: '/webhooks/key',
          headers: {
            'content-type': 'application/json',
            'x-telegram-bot-api-secret-token': secret,
          },
          payload: mutated(seeds[random(seeds.length)] ?? Buffer.alloc(0), random),
        })
        counted.statuses.set(statusCode, (counted.statuses.get(statusCode) ?? 0) + 1)
      }
    },
    [Symbol.asyncDispose]: () => app.close(),
  }
}

type Random = (below: number) => number

/** Mulberry32: the same bodies in every run. */
function createRandom(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const ODD_VALUES = [
  ...[
    'null',
    'true',
    '-1',
    '1e999',
    '9007199254740993',
    '""',
    '[]',
    '{}',
    '"\\u0000"',
    '"\\ud800"',
  ],
  ...['{"__proto__":{"private":true}}', `"${'я'.repeat(5000)}"`, '['.repeat(3000), '-0', '1.5'],
]

/** A body with one to three things wrong: a value, a byte, a piece cut out, doubled or torn off. */
function mutated(body: Buffer, random: Random): Buffer {
  const times = 1 + random(3)
  return Array.from({ length: times }).reduce<Buffer>((bytes) => {
    const at = random(bytes.length || 1)
    const to = Math.min(bytes.length, at + random(40))
    switch (random(6)) {
      case 0:
        return withValue(bytes, random)
      case 1:
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
      case 2:
        return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)])
      case 3:
        return bytes.subarray(0, at)
      case 4:
        return withValue(withValue(bytes, random), random)
      default: {
        const changed = Buffer.from(bytes)
        if (at < changed.length) changed[at] = random(256)
        return changed
      }
    }
  }, body)
}

/** Another value where one stood. */
function withValue(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('utf8')
  const values = [...text.matchAll(/(?<=":)("(?:[^"\\]|\\.)*"|-?\d+|true|false)/g)]
  const found = values[random(values.length || 1)]
  if (found === undefined) return bytes
  const odd = ODD_VALUES[random(ODD_VALUES.length)] ?? ''
  return Buffer.from(
    `${text.slice(0, found.index)}${odd}${text.slice(found.index + found[0].length)}`,
  )
}

/** What everybody behind the route relies on. */
function isUpdate(update: unknown): boolean {
  const { id, chat, from, event } = Object(update)
  const texts = [id, chat?.id, from?.id, event?.type]
  return texts.every((text) => typeof text === 'string') && typeof chat.private === 'boolean'
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}
