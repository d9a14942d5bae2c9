import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { MEDIA_PATH, type Media } from '../messengers/index.ts'

const MEDIA_TYPES = { png: 'image/png', csv: 'text/csv; charset=utf-8' } as const

export interface MediaRoutesDeps {
  /** By the last part of the link; null for what is not there. */
  find(name: string): Promise<Media | null>
  /** Throws for somebody who asks too often. Default: no limit. */
  limit?(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

/**
 * `GET /media/ID.png` and `.csv`: what a messenger fetches for somebody. Whoever has the link may
 * look; nothing lists them, and what is not there is 404 without detail.
 */
export function mediaRoutes(app: FastifyInstance, { find, limit }: MediaRoutesDeps): void {
  app.get<{ Params: { readonly name: string } }>(`${MEDIA_PATH}/:name`, async (request, reply) => {
    await limit?.(request, reply)
    const found = await find(request.params.name)
    reply.header('cache-control', 'private, no-store')
    if (found === null) return reply.code(404).send()
    return reply.type(MEDIA_TYPES[found.extension]).send(Buffer.from(found.bytes))
  })
}
