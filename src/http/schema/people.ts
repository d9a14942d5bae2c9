import { z } from 'zod'
import { byId, done, id, messengerKind, moment } from './common.ts'
import type { Endpoints } from './endpoint.ts'

export const employee = z.object({
  id,
  login: z.string(),
  name: z.string(),
  role: z.string(),
  active: z.boolean(),
  administrator: z.boolean(),
  email: z.string().nullable(),
  /** Blocked in Svodka; the CRM knows nothing of it. */
  blocked: z.boolean(),
  /** How many people's figures this person sees, themselves included. */
  seesCount: z.number().int(),
  /** The first thirty of them. */
  sees: z.array(id),
  /** Their head in the CRM. */
  managerId: id.nullable(),
  /** In how many chats they are subscribed. */
  subscriptions: z.number().int(),
})

/**
 * `subscribed`, `stopped`: not subscribed any more; `waiting`: entered or invited, has not written
 * yet; `blocked` in Svodka; `off`: switched off in the CRM or not there any more.
 */
export const userState = z.enum(['subscribed', 'stopped', 'waiting', 'blocked', 'off'])

export const user = z.object({
  id,
  botId: id,
  botName: z.string(),
  messenger: messengerKind,
  userId: z.string().nullable(),
  chatId: z.string().nullable(),
  username: z.string().nullable(),
  employeeId: id,
  employeeName: z.string(),
  state: userState,
  updatedAt: moment,
})

const invitation = z.object({
  id,
  botId: id,
  employeeId: id,
  employeeName: z.string(),
  createdAt: moment,
  expiresAt: moment,
  state: z.enum(['open', 'used', 'expired', 'revoked']),
  usedBy: z.string().nullable(),
  /** Opened in vain after it was used: the link went round. */
  refused: z.number().int(),
  refusedBy: z.string().nullable(),
})

const approval = z.object({
  id,
  botId: id,
  /** Who asks, as the messenger shows them. */
  label: z.string(),
  employeeId: id,
  employeeName: z.string(),
  createdAt: moment,
  expiresAt: moment,
})

export const people = {
  'GET /api/employees': {
    summary: 'Everybody in the CRM, and whom they may see',
    access: 'employees',
    answer: z.object({ employees: z.array(employee) }),
  },
  'POST /api/employees/:id/block': {
    summary: 'Blocks an employee in Svodka, in every messenger; the CRM is not touched',
    access: 'session',
    params: byId,
    answer: done,
  },
  'POST /api/employees/:id/unblock': {
    summary: 'Lets a blocked employee in again',
    access: 'session',
    params: byId,
    answer: done,
  },
  'GET /api/users': {
    summary: 'Everybody linked to an employee through a bot',
    access: 'session',
    answer: z.object({ users: z.array(user) }),
  },
  'GET /api/users.csv': { summary: 'The same as a table', access: 'session', answer: 'text/csv' },
  'POST /api/users': {
    summary: 'Links an employee by username or User ID; an empty User ID fills itself at /start',
    access: 'session',
    body: z.object({
      botId: id,
      employeeId: id,
      /** Digits, or what the messenger shows as the id. */
      userId: z.string().trim().max(100).nullable(),
      username: z.string().trim().max(100).nullable(),
    }),
    answer: user,
  },
  'PATCH /api/users/:id': {
    summary: 'Changes whom a row belongs to, by username or User ID; it must prove itself anew',
    access: 'session',
    params: byId,
    body: z.object({
      employeeId: id.optional(),
      userId: z.string().trim().max(100).nullable().optional(),
      username: z.string().trim().max(100).nullable().optional(),
    }),
    answer: user,
  },
  'DELETE /api/users/:id': {
    summary: 'Unlinks somebody; they may be invited again',
    access: 'session',
    params: byId,
    answer: done,
  },
  'GET /api/invitations': {
    summary: 'Invitations, newest first: who used which, who came too late',
    access: 'invitations',
    answer: z.object({ invitations: z.array(invitation) }),
  },
  'POST /api/invitations': {
    summary: 'Makes personal links, and mails them if asked. Each is shown once',
    access: 'invitations',
    body: z.object({
      botId: id,
      employeeIds: z.array(id).min(1).max(10_000),
      mail: z.boolean().default(false),
    }),
    answer: z.object({
      made: z.array(
        z.object({
          id,
          employeeId: id,
          employeeName: z.string(),
          /** Null where the messenger has no such links: then the code is sent to the bot. */
          link: z.string().nullable(),
          code: z.string(),
          expiresAt: moment,
          mailedTo: z.string().nullable(),
          /** Why it was not mailed. */
          mailError: z.string().nullable(),
        }),
      ),
      /** Who was left out, and why. */
      leftOut: z.array(
        z.object({ employeeId: id, why: z.enum(['off', 'blocked', 'no-email', 'not-found']) }),
      ),
    }),
  },
  'POST /api/qr': {
    summary: 'Draws a link as a QR code',
    access: 'session',
    /** The least of such codes holds 2,331 bytes, and a letter may be four. */
    body: z.object({ text: z.string().min(1).max(500) }),
    answer: z.object({ svg: z.string() }),
  },
  'DELETE /api/invitations/:id': {
    summary: 'Takes back an invitation that nobody used',
    access: 'invitations',
    params: byId,
    answer: done,
  },
  'GET /api/approvals': {
    summary: 'Strangers who named an employee and wait for an administrator',
    access: 'session',
    answer: z.object({ approvals: z.array(approval) }),
  },
  'POST /api/approvals/:id': {
    summary: 'Lets a stranger in, or does not',
    access: 'session',
    params: byId,
    body: z.object({ approve: z.boolean() }),
    answer: z.object({ decision: z.string() }),
  },
} as const satisfies Endpoints
