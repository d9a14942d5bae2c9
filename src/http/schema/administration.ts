import { z } from 'zod'
import { byId, done, id, moment, pageOf, pageQuery } from './common.ts'
import { type Endpoints, TOKEN_SCOPES } from './endpoint.ts'

const check = z.object({
  what: z.enum(['crm', 'bot', 'queue', 'mail', 'address']),
  /** Which bot; null for what there is one of. */
  name: z.string().nullable(),
  state: z.enum(['ok', 'attention', 'broken', 'off']),
  /** A code for words, such as `crm-unavailable`. */
  code: z.string().nullable(),
  /** What it says itself. */
  detail: z.string().nullable(),
})

const overview = z.object({
  checks: z.array(check),
  today: z.object({
    sent: z.number().int(),
    failed: z.number().int(),
    queued: z.number().int(),
    people: z.number().int(),
    /** Messages by hour of the account's day, 24 of them. */
    byHour: z.array(z.number().int()),
  }),
  subscribers: z.number().int(),
  employees: z.number().int(),
  waitingApprovals: z.number().int(),
  /** What is worth doing next, most urgent first. */
  next: z.array(z.enum(['connect-crm', 'add-bot', 'invite-people', 'set-address', 'set-mail'])),
})

/** Something that an administrator did. */
const act = z.object({
  id,
  at: moment,
  who: z.string(),
  /** A code for words, such as `bot.add`. */
  what: z.string(),
  /** Whom or what it concerned: «Acme CRM», «petrova». */
  subject: z.string(),
  from: z.string(),
})

/** A value, and whether the environment sets it: then the page cannot. */
const given = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, fromEnvironment: z.boolean() })

const crmConnection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('demo') }),
  z.object({
    kind: z.literal('salesman'),
    host: z
      .string()
      .trim()
      .max(200)
      .regex(/^([\w.-]+|\[[\da-f:.]+\])$/i, 'A host alone, such as crm.example.ru'),
    port: z.number().int().min(1).max(65535).default(3306),
    database: z.string().trim().min(1).max(100),
    user: z.string().trim().min(1).max(100),
    /** Left out: the password that is kept already, for the same host and user alone. */
    password: z.string().max(200).optional(),
    prefix: z.string().trim().max(30).default('app_'),
    account: z.string().trim().regex(/^\d*$/).max(10).default('1'),
    tls: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('mapping'), file: z.string().trim().min(1).max(500) }),
])

export const settings = z.object({
  crm: given(
    z.object({ connection: z.looseObject({ kind: z.string() }), hasPassword: z.boolean() }),
  ),
  confirmation: z.enum(['code', 'phone', 'approval', 'immediate', 'off']),
  /** A code cannot be mailed without a mail server: then an administrator is asked. */
  confirmationInForce: z.enum(['code', 'phone', 'approval', 'immediate', 'off']),
  publicUrl: given(z.string().nullable()),
  proxy: given(z.object({ url: z.string(), hasPassword: z.boolean() }).nullable()),
  mail: given(z.object({ url: z.string(), hasPassword: z.boolean(), from: z.string() }).nullable()),
  /** How many days the log reaches back. */
  retentionDays: z.number().int(),
  /** Whether the log keeps what was said, figures and all. Default: no. */
  keepTexts: z.boolean(),
  /** What strangers consent to before they leave a request. */
  policyUrl: z.string().nullable(),
  /** Who is told of requests; empty: whoever the CRM says. */
  requestHandlers: z.array(id),
})

const verdict = z.object({
  ok: z.boolean(),
  /** What was found: «MariaDB 10.11, 14 сотрудников, 13 показателей». */
  facts: z.array(z.string()),
  code: z.string().nullable(),
  /** The real reason, in the words of whoever refused. */
  reason: z.string().nullable(),
  /** What to do about it. */
  cure: z.string().nullable(),
})

const mailSettings = z.object({
  url: z.url({ protocol: /^smtps?$/, error: 'smtp://host:587 or smtps://host:465' }).max(500),
  /** Left out: as it is kept. */
  password: z.string().max(200).optional(),
  from: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, 'An address, or «Name <address>»'),
})

const proxySettings = z.object({
  url: z.url({ protocol: /^(socks5h?|https?)$/, error: 'socks5://host:1080 or http://…' }).max(500),
  password: z.string().max(200).optional(),
})

export const administration = {
  'GET /api/overview': {
    summary: 'Is everything all right, and what to do next',
    access: 'session',
    answer: overview,
  },
  'GET /api/access': {
    summary: 'Who manages Svodka',
    access: 'session',
    answer: z.object({
      mode: z.enum(['administrators', 'listed']),
      listed: z.array(id),
      /** Whom that means today. */
      managers: z.array(z.object({ id, name: z.string(), login: z.string() })),
    }),
  },
  'PUT /api/access': {
    summary: 'All administrators of the CRM, or exactly these employees; the owner always',
    access: 'session',
    body: z.object({ mode: z.enum(['administrators', 'listed']), listed: z.array(id).max(1000) }),
    answer: done,
  },
  'GET /api/acts': {
    summary: 'What administrators did: who, what, when, from where',
    access: 'session',
    query: pageQuery,
    answer: pageOf(act),
  },
  'GET /api/settings': {
    summary: 'Settings; secrets are never among them',
    access: 'session',
    answer: settings,
  },
  'PATCH /api/settings': {
    summary: 'Changes settings; what is left out stays as it is',
    access: 'session',
    body: z
      .object({
        crm: crmConnection,
        confirmation: z.enum(['code', 'phone', 'approval', 'immediate', 'off']),
        publicUrl: z.string().trim().max(500).nullable(),
        proxy: proxySettings.nullable(),
        mail: mailSettings.nullable(),
        retentionDays: z.number().int().min(1).max(3650),
        keepTexts: z.boolean(),
        policyUrl: z
          .url({ protocol: /^https$/ })
          .max(500)
          .nullable(),
        requestHandlers: z.array(id).max(1000),
      })
      .partial(),
    answer: settings,
  },
  'POST /api/settings/check': {
    summary: 'Tries a connection before it is kept',
    access: 'session',
    body: z.discriminatedUnion('what', [
      z.object({ what: z.literal('crm'), crm: crmConnection }),
      z.object({ what: z.literal('mail'), mail: mailSettings, to: z.email().optional() }),
      z.object({ what: z.literal('proxy'), proxy: proxySettings }),
      z.object({ what: z.literal('address'), publicUrl: z.string().trim().max(500) }),
    ]),
    answer: verdict,
  },
  'GET /api/tokens': {
    summary: 'Tokens for scripts',
    access: 'session',
    answer: z.object({
      tokens: z.array(
        z.object({
          id,
          name: z.string(),
          scopes: z.array(z.string()),
          createdAt: moment,
          createdBy: z.string(),
          usedAt: moment.nullable(),
        }),
      ),
    }),
  },
  'POST /api/tokens': {
    summary: 'Makes a token; it is shown this once. Send it as `Authorization: Bearer …`',
    access: 'session',
    body: z.object({
      name: z.string().trim().min(1).max(100),
      scopes: z.array(z.enum(TOKEN_SCOPES)).min(1),
    }),
    answer: z.object({ id, token: z.string() }),
  },
  'DELETE /api/tokens/:id': {
    summary: 'Revokes a token',
    access: 'session',
    params: byId,
    answer: done,
  },
} as const satisfies Endpoints
