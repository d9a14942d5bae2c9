import { z } from 'zod'
import { byId, done, id, moment, pageOf, pageQuery } from './common.ts'
import type { Endpoints } from './endpoint.ts'
import { inLanguage } from './log.ts'

const question = z.object({
  /** A metric's id, `summary` or `plan`. */
  subject: z.string().max(50),
  /** A preset, or `YYYY-MM-DD..YYYY-MM-DD`. */
  period: z.string().max(30),
  /** Cut down to what each recipient may see. */
  scope: z.enum(['me', 'department', 'all']),
  view: z.enum(['text', 'chart', 'trend', 'csv']),
})

/** To whom: everybody who is subscribed, these employees, or these heads with their people. */
const audience = z.discriminatedUnion('to', [
  z.object({ to: z.literal('all') }),
  z.object({ to: z.literal('employees'), ids: z.array(id).min(1).max(10_000) }),
  z.object({ to: z.literal('departments'), heads: z.array(id).min(1).max(1000) }),
])

const order = z.object({
  question,
  audience,
  /** Words of the administrator's own above the report. */
  note: z.string().trim().max(500).default(''),
})

const counts = z.object({
  queued: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
  skipped: z.number().int(),
  uncertain: z.number().int(),
})

export const broadcast = z.object({
  id,
  at: moment,
  by: z.string(),
  /** «Сводка · вчера · всё, что видно» */
  title: z.string(),
  question,
  note: z.string(),
  total: z.number().int(),
  counts,
  state: z.enum(['running', 'stopped', 'finished']),
})

export const broadcasts = {
  'POST /api/broadcasts/preview': {
    summary: 'Who would get it, and who not and why',
    access: 'session',
    body: order,
    answer: z.object({
      recipients: z.array(
        z.object({ employeeId: id, name: z.string(), bots: z.array(z.string()) }),
      ),
      leftOut: z.array(
        z.object({
          employeeId: id,
          name: z.string(),
          why: z.enum(['not-subscribed', 'stopped', 'blocked', 'off']),
        }),
      ),
    }),
  },
  'POST /api/broadcasts': {
    summary: 'Sends a report now; each is computed with the recipient’s own rights when it leaves',
    access: 'session',
    /** The same key twice is one broadcast: a double click sends nothing twice. */
    body: order.extend({ key: z.string().min(8).max(100) }),
    query: inLanguage,
    answer: broadcast,
  },
  'GET /api/broadcasts': {
    summary: 'Broadcasts, newest first',
    access: 'session',
    query: pageQuery.extend(inLanguage.shape),
    answer: pageOf(broadcast),
  },
  'GET /api/broadcasts/:id': {
    summary: 'How far a broadcast is',
    access: 'session',
    params: byId,
    query: inLanguage,
    answer: broadcast,
  },
  'POST /api/broadcasts/:id/stop': {
    summary: 'What is still queued is not sent',
    access: 'session',
    params: byId,
    answer: done,
  },
  'POST /api/broadcasts/:id/repeat': {
    summary: 'Sends again what failed, and nothing else',
    access: 'session',
    params: byId,
    answer: z.object({ resent: z.number().int() }),
  },
  'GET /api/metrics': {
    summary: 'What this CRM can count',
    access: 'reports',
    answer: z.object({
      metrics: z.array(
        z.object({
          id: z.string(),
          title: z.object({ ru: z.string(), en: z.string() }),
          amount: z.enum(['money', 'minutes']).optional(),
          main: z.boolean(),
        }),
      ),
      /** The presets of a period, with their names. */
      periods: z.array(
        z.object({ id: z.string(), title: z.object({ ru: z.string(), en: z.string() }) }),
      ),
    }),
  },
  'GET /api/reports/:metric': {
    summary: 'A report exactly as that employee would get it; the form is that of `svodka report`',
    access: 'reports',
    params: z.object({ metric: z.string().max(50) }),
    query: z.object({
      period: z.string().max(30).default('month'),
      employee: z.string().max(200),
      scope: z.enum(['me', 'department', 'all']).default('all'),
      trend: z.stringbool().default(false),
    }),
    answer: z.looseObject({}),
  },
} as const satisfies Endpoints
