import type { AnswerOf } from '../../../src/http/schema/index.ts'

export type Bot = AnswerOf<'GET /api/bots'>['bots'][number]

/** What is done with which bot: as it was when the button was pressed. */
export type Doing =
  | { readonly what: 'add' }
  | { readonly what: 'info' | 'change' | 'delete'; readonly bot: Bot }
