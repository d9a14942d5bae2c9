import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, networkOf } from '../kernel/index.ts'

/** Counts a call. Throws `too-many` for one beyond the limit, with `Retry-After` on the answer. */
type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/** How often everything that we serve may be called, in memory: a restart begins anew. */
export interface Limits {
  /** Ways to get in, by network: see `count-sign-ins.ts` for what fails. */
  readonly signIn: Limit
  readonly api: Limit
  readonly media: Limit
  /** Updates of one bot, once they are known to be the vendor's: nobody else can use them up. */
  readonly updates: Limit
}

interface Measure {
  readonly most: number
  readonly seconds: number
}

const SIGN_IN = { most: 20, seconds: 60 }
const API = { most: 600, seconds: 60 }
/** A broadcast of pictures is fetched by a few addresses of a vendor. */
const MEDIA = { most: 6_000, seconds: 60 }
/** Twice what the service can answer. */
const UPDATES = { most: 20_000, seconds: 10 }

/** Registers the plugin; await it before routes are added. */
export async function createLimits(app: FastifyInstance): Promise<Limits> {
  await app.register(rateLimit, { global: false })
  return {
    signIn: limitOf(app, SIGN_IN, byNetwork),
    api: limitOf(app, API, byNetwork),
    media: limitOf(app, MEDIA, byNetwork),
    updates: limitOf(app, UPDATES, byBot),
  }
}

/** By the address that a caller has many of, and somebody else none: see `networkOf`. */
const byNetwork = ({ ip }: FastifyRequest) => networkOf(ip)

const byBot = ({ params }: FastifyRequest) =>
  typeof params === 'object' && params !== null && 'key' in params ? String(params.key) : ''

function limitOf(
  app: FastifyInstance,
  { most, seconds }: Measure,
  keyGenerator: (request: FastifyRequest) => string,
): Limit {
  const count = app.createRateLimit({ max: most, timeWindow: seconds * 1000, keyGenerator })
  return async (request, reply) => {
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return
    reply.header('retry-after', counted.ttlInSeconds)
    throw new AppError('too-many', 'Too many calls: wait a minute', { retryAfterMs: counted.ttl })
  }
}
