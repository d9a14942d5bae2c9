import { z } from 'zod'

export const id = z.string().min(1).max(200)

export const byId = z.object({ id })

/** A moment, ISO 8601 in UTC. */
export const moment = z.iso.datetime()

export const day = z.iso.date()

export const messengerKind = z.enum(['telegram', 'viber', 'slack', 'vk', 'web-chat'])

/** A messenger that an administrator connects a bot of. */
export const botKind = z.enum(['telegram', 'viber', 'slack', 'vk'])

export const locale = z.enum(['ru', 'en'])

/** Nothing to tell beyond that it is done. */
export const done = z.object({})

/** One page of rows, newest first; `next` goes into `before` of the next call, null at the end. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable() })

export const pageQuery = z.object({
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
