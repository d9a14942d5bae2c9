import type { AnswerOf, CallOf } from '../../../src/http/schema/index.ts'
import { type SalesmanDraft, salesmanDraftOf, toSalesman } from '../crm/connection.ts'

export type Settings = AnswerOf<'GET /api/settings'>
export type Connection = NonNullable<CallOf<'PATCH /api/settings'>['body']['crm']>

/** The fields of all three kinds together: changing the kind and back loses nothing. */
export interface CrmDraft extends SalesmanDraft {
  readonly kind: Connection['kind']
  readonly file: string
}

/** What is connected now, as the form shows it. */
export function crmDraftOf(kept: Settings['crm']['value']): CrmDraft {
  const { kind, file } = kept.connection
  return {
    ...salesmanDraftOf(kept),
    kind: KINDS.find((known) => known === kind) ?? 'demo',
    file: typeof file === 'string' ? file : '',
  }
}

export const KINDS = [
  'demo',
  'salesman',
  'mapping',
] as const satisfies readonly Connection['kind'][]

/** What is sent; null while something that is needed is missing. */
export function connectionOf(draft: CrmDraft): Connection | null {
  switch (draft.kind) {
    case 'demo':
      return { kind: 'demo' }
    case 'salesman':
      return toSalesman(draft)
    case 'mapping': {
      const file = draft.file.trim()
      return file === '' ? null : { kind: 'mapping', file }
    }
  }
}

/**
 * Whether other employees stand behind the new connection: then everybody is unlinked. Another
 * password or login for the same database changes nothing about the people.
 */
export function isAnotherCrm(kept: CrmDraft, draft: CrmDraft): boolean {
  if (kept.kind !== draft.kind) return true
  if (draft.kind === 'mapping') return kept.file.trim() !== draft.file.trim()
  if (draft.kind === 'demo') return false
  const place = ({ host, port, database, account }: CrmDraft): string =>
    [host, port, database, account].map((part) => part.trim().toLowerCase()).join('/')
  return place(kept) !== place(draft)
}
