import { z } from 'zod'
import { botKind, byId, done, id, messengerKind, moment } from './common.ts'
import type { Endpoints } from './endpoint.ts'

const secret = z.string().trim().min(1).max(1000)

/** What an administrator enters; what is left out stays as it is. Secrets are never shown again. */
const keys = {
  token: secret,
  /** Slack: the signing secret. VK: the secret of a server entered by hand. */
  secret: secret.optional(),
  /** Slack: `xapp-…`, for work without a public address. */
  appToken: secret.optional(),
  /** VK: what a server entered by hand must answer. */
  confirmation: z.string().trim().max(100).optional(),
}

const settings = z.object({
  takesRequests: z.boolean(),
  /** `direct` or the address of a proxy, in the order they are tried; empty: as the environment says. */
  routes: z.array(z.string().max(500)).max(5),
  /** A relay in place of the vendor's own address. */
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
})

export const bot = z.object({
  id,
  kind: messengerKind,
  externalId: z.string(),
  name: z.string(),
  username: z.string().nullable(),
  state: z.enum(['working', 'unauthorized', 'stopped']),
  /** The token's last four characters. */
  tokenEnd: z.string(),
  hasAppToken: z.boolean(),
  /** Null when the bot is polled. */
  webhookUrl: z.string().nullable(),
  settings,
  /** Sent back with a change: two administrators do not overwrite each other. */
  version: z.string(),
  updatedAt: moment,
  subscribers: z.number().int(),
})

const identity = z.object({
  externalId: z.string(),
  name: z.string(),
  username: z.string().nullable(),
})

const connection = z.object({
  identity: identity.nullable(),
  /** `webhook`: the messenger calls us; `polling`: we ask. */
  road: z.enum(['webhook', 'polling', 'none']),
  webhookUrl: z.string().nullable(),
  pending: z.number().int().nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: moment.nullable(),
  /** Why the messenger could not be asked just now; null when it answered. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** The last update that reached us. */
  heardAt: moment.nullable(),
  routes: z.array(
    z.object({
      route: z.string(),
      /** Null when it was not tried. */
      ok: z.boolean().nullable(),
      ms: z.number().nullable(),
      current: z.boolean(),
      error: z.string().nullable(),
    }),
  ),
})

export const bots = {
  'GET /api/bots': {
    summary: 'All bots',
    access: 'session',
    answer: z.object({ bots: z.array(bot), publicUrl: z.string().nullable() }),
  },
  'POST /api/bots/check': {
    summary: 'Asks the messenger whose token it is',
    access: 'session',
    body: z.object({ kind: botKind, ...keys, settings: settings.partial().optional() }),
    answer: identity,
  },
  'POST /api/bots': {
    summary: 'Connects a bot: registers its webhook, or begins to poll',
    access: 'session',
    body: z.object({ kind: botKind, ...keys, settings: settings.partial().optional() }),
    answer: bot,
  },
  'GET /api/bots/:id/info': {
    summary: 'What the messenger says about a bot now, and which way leads there',
    access: 'session',
    params: byId,
    answer: connection,
  },
  'POST /api/bots/:id/routes/test': {
    summary: 'Tries every way to the messenger',
    access: 'session',
    params: byId,
    answer: connection,
  },
  'PATCH /api/bots/:id': {
    summary: 'Changes a bot; refused with `conflict` when somebody else has changed it since',
    access: 'session',
    params: byId,
    body: z.object({
      version: z.string(),
      token: secret.optional(),
      secret: secret.optional(),
      appToken: secret.nullable().optional(),
      confirmation: z.string().trim().max(100).nullable().optional(),
      settings: settings.partial().optional(),
    }),
    answer: bot,
  },
  'GET /api/bots/:id/entails': {
    summary: 'What goes with a bot when it is deleted',
    access: 'session',
    params: byId,
    answer: z.object({
      subscribers: z.number().int(),
      invitations: z.number().int(),
      queued: z.number().int(),
    }),
  },
  'DELETE /api/bots/:id': {
    summary: 'Deletes a bot with its subscribers and invitations; the log stays',
    access: 'session',
    params: byId,
    answer: done,
  },
  'GET /api/bots/guide': {
    summary: 'What to copy into each messenger’s own settings, with our addresses filled in',
    access: 'session',
    answer: z.object({
      publicUrl: z.string().nullable(),
      /** JSON for «Create app from manifest»; its addresses are right once the bot is saved. */
      slackManifest: z.string(),
    }),
  },
} as const satisfies Endpoints
