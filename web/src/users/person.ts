import type { AnswerOf } from '../../../src/http/schema/index.ts'

export type Employee = AnswerOf<'GET /api/employees'>['employees'][number]
export type User = AnswerOf<'GET /api/users'>['users'][number]
export type Invitation = AnswerOf<'GET /api/invitations'>['invitations'][number]
export type Bot = AnswerOf<'GET /api/bots'>['bots'][number]

export const STATES: readonly User['state'][] = [
  'subscribed',
  'stopped',
  'waiting',
  'blocked',
  'off',
]
