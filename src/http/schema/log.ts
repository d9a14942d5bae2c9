import { z } from 'zod'
import { byId, day, id, locale, messengerKind, moment, pageOf, pageQuery } from './common.ts'
import type { Endpoints } from './endpoint.ts'

export const fate = z.enum([
  'queued',
  'sent',
  'delivered',
  'read',
  'failed',
  'skipped',
  'uncertain',
])

export const logRow = z.object({
  id,
  at: moment,
  botId: id,
  /** As it was called when the message was made; the bot may be gone. */
  botName: z.string(),
  messenger: messengerKind.nullable(),
  recipient: z.string(),
  employeeId: id.nullable(),
  employeeName: z.string().nullable(),
  kind: z.enum(['text', 'picture', 'file']),
  /** What it was about, in words: «Закрытые сделки · месяц · отдел». Never a figure. */
  topic: z.string(),
  /** Somebody tried the bot in the page, as this employee. */
  tried: z.boolean(),
  broadcastId: id.nullable(),
  state: fate,
  attempts: z.number().int(),
  error: z.string().nullable(),
  updatedAt: moment,
})

/** The language of topics and reasons. */
export const inLanguage = z.object({ locale: locale.default('ru') })

/** Narrows the log down; what is left out does not matter. */
const logFilter = z.object({
  bot: id.optional(),
  employee: id.optional(),
  kind: z.enum(['text', 'picture', 'file']).optional(),
  state: fate.optional(),
  broadcast: id.optional(),
  /** Days of the account, both included. */
  from: day.optional(),
  to: day.optional(),
  /** Part of the recipient's name. */
  search: z.string().trim().max(100).optional(),
  ...inLanguage.shape,
})

export const log = {
  'GET /api/log': {
    summary: 'Every message: what was sent to whom, and what became of it',
    access: 'log',
    query: pageQuery.extend(logFilter.shape),
    answer: pageOf(logRow),
  },
  'GET /api/log.csv': {
    summary: 'The same as a table, up to 100,000 rows',
    access: 'log',
    query: logFilter,
    answer: 'text/csv',
  },
  'GET /api/log/:id': {
    summary: 'One message with every attempt',
    access: 'log',
    params: byId,
    query: inLanguage,
    answer: logRow.extend({
      tries: z.array(
        z.object({
          at: moment,
          state: fate,
          error: z.string().nullable(),
          ms: z.number().nullable(),
        }),
      ),
      /** What was said; null unless texts are kept. */
      text: z.string().nullable(),
    }),
  },
  'POST /api/log/resend': {
    summary: 'Sends failed messages again, each once; the rest is left alone',
    access: 'session',
    body: z.object({ ids: z.array(id).min(1).max(1000) }),
    answer: z.object({ resent: z.array(id), leftOut: z.array(id) }),
  },
  'GET /api/events': {
    summary:
      'Server-sent events: `log` with a changed row, `broadcast` with its progress, `changed` with what to read anew',
    access: 'session',
    query: inLanguage,
    answer: 'text/event-stream',
  },
} as const satisfies Endpoints

/** What the stream of events carries: `event` is the type, `data` the whole as JSON. */
export type AdminEvent =
  | { readonly type: 'log'; readonly row: z.infer<typeof logRow> }
  | { readonly type: 'broadcast'; readonly id: string }
  | {
      readonly type: 'changed'
      readonly what:
        | 'bots'
        | 'users'
        | 'approvals'
        | 'requests'
        | 'settings'
        | 'access'
        | 'overview'
    }
