import { z } from 'zod'
import { byId, done, id, moment } from './common.ts'
import type { Endpoints } from './endpoint.ts'

/** Long enough to outlast guessing; anything that a keyboard has. NIST SP 800-63B, 3.1.1.2. */
export const ownerPassword = z.string().min(10).max(200)

const person = z.object({
  /** The owner signs in by a password of the installation's own and is no employee. */
  kind: z.enum(['owner', 'employee']),
  name: z.string(),
  employeeId: id.nullable(),
})

const state = z.object({
  version: z.string(),
  /** The company is made up, and anybody may try the bot as any employee. */
  demo: z.boolean(),
  company: z.string(),
  /** Of the account: times are meant in it. */
  timeZone: z.string(),
  /** False until somebody opened the one-time link and chose the owner's password. */
  ownerChosen: z.boolean(),
  signedIn: person.nullable(),
  /** Sent back as `x-csrf-token` with everything that changes something; null when signed out. */
  csrf: z.string().nullable(),
  /** The CRM can check its own passwords. */
  crmSignIn: z.boolean(),
  /** Steps of the first start that were finished or skipped. */
  steps: z.object({ crm: z.boolean(), bot: z.boolean(), people: z.boolean() }),
})

export const session = {
  'GET /api/state': {
    summary: 'Who is signed in, and how far the installation is set up',
    access: 'anyone',
    answer: state,
  },
  'POST /api/setup': {
    summary: 'Chooses the owner’s password with the one-time link of the first start; signs in',
    access: 'anyone',
    body: z.object({ token: z.string().max(100), password: ownerPassword }),
    answer: state,
  },
  'POST /api/setup/steps/:step': {
    summary: 'Marks a step of the first start as finished or skipped',
    access: 'session',
    params: z.object({ step: z.enum(['crm', 'bot', 'people']) }),
    answer: done,
  },
  'POST /api/sign-in/owner': {
    summary: 'Signs in with the owner’s password',
    access: 'anyone',
    body: z.object({ password: z.string().max(200) }),
    answer: state,
  },
  'POST /api/sign-in/crm': {
    summary: 'Signs in with login and password of the CRM',
    access: 'anyone',
    body: z.object({ login: z.string().trim().min(1).max(200), password: z.string().max(200) }),
    answer: state,
  },
  'POST /api/sign-in/link': {
    summary: 'Signs in with the one-time link that the bot gave for /admin',
    access: 'anyone',
    body: z.object({ token: z.string().max(100) }),
    answer: state,
  },
  'POST /api/sign-out': { summary: 'Ends this session', access: 'session', answer: done },
  'PUT /api/owner/password': {
    summary: 'Changes the owner’s password; ends the owner’s other sessions',
    access: 'session',
    body: z.object({ current: z.string().max(200), password: ownerPassword }),
    answer: done,
  },
  'GET /api/sessions': {
    summary: 'Everybody who is signed in now',
    access: 'session',
    answer: z.object({
      sessions: z.array(
        z.object({
          id,
          person,
          current: z.boolean(),
          from: z.string(),
          browser: z.string(),
          startedAt: moment,
          seenAt: moment,
        }),
      ),
    }),
  },
  'DELETE /api/sessions/:id': {
    summary: 'Ends a session',
    access: 'session',
    params: byId,
    answer: done,
  },
} as const satisfies Endpoints
