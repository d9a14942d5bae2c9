import { requestHeldScreen } from '../dialog/index.ts'
import type { Meeting } from './attempt-proof.ts'
import type { Author } from './keep-request.ts'
import { notice } from './notice.ts'
import type { RequestDraft } from './request.ts'

/** Somebody who may leave a request: a stranger, or an employee. */
export interface Visit extends Meeting, Author {
  /** The form that is being filled in here; null when there is none. */
  readonly draft: RequestDraft | null
}

/** What a person wants with the form. */
export type FormWish =
  | { readonly wants: 'form'; readonly trigger: string | null; readonly text: string | null }
  | { readonly wants: 'agree' | 'leave' | 'anew' }
  /** Says something while a question of ours is open; null for no words. */
  | { readonly wants: 'answer'; readonly said: string | null }

/** Says once a day that there are too many. */
export async function hold(visit: Visit): Promise<false> {
  await notice(visit, 'too many requests', requestHeldScreen)
  return false
}
