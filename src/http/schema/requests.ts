import { z } from 'zod'
import { byId, done, id, moment, pageOf, pageQuery } from './common.ts'
import type { Endpoints } from './endpoint.ts'

const request = z.object({
  id,
  /** What its author and everybody else calls it by. */
  number: z.number().int(),
  at: moment,
  botId: id,
  botName: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  text: z.string(),
  state: z.enum(['new', 'in-crm', 'taken', 'declined', 'failed']),
  crmId: z.string().nullable(),
  /** Where the CRM shows it. */
  crmUrl: z.string().nullable(),
  takenBy: z.string().nullable(),
  declinedWhy: z.string().nullable(),
  error: z.string().nullable(),
})

export const requests = {
  'GET /api/requests': {
    summary: 'Requests, newest first',
    access: 'session',
    query: pageQuery.extend({
      state: z.enum(['new', 'in-crm', 'taken', 'declined', 'failed']).optional(),
    }),
    answer: pageOf(request),
  },
  'POST /api/requests/:id/retry': {
    summary: 'Writes a failed request to the CRM again',
    access: 'session',
    params: byId,
    answer: done,
  },
} as const satisfies Endpoints
