import type { AnswerOf, CallOf } from '../../../src/http/schema/index.ts'

export type Settings = AnswerOf<'GET /api/settings'>
export type Connection = NonNullable<CallOf<'PATCH /api/settings'>['body']['crm']>

/** The fields of all three kinds together: changing the kind and back loses nothing. */
export interface CrmDraft {
  readonly kind: Connection['kind']
  readonly host: string
  readonly port: string
  readonly database: string
  readonly user: string
  /** Empty: as it is kept. */
  readonly password: string
  readonly prefix: string
  readonly account: string
  readonly tls: boolean
  readonly file: string
}

/** What is connected now, as the form shows it. */
export function crmDraftOf({ connection }: Settings['crm']['value']): CrmDraft {
  const text = (name: string, otherwise: string): string => {
    const value = connection[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise
  }
  const kind = KINDS.find((kind) => kind === connection.kind) ?? 'demo'
  return {
    kind,
    host: text('host', ''),
    port: text('port', '3306'),
    database: text('database', ''),
    user: text('user', ''),
    password: '',
    prefix: text('prefix', 'app_'),
    account: text('account', '1'),
    tls: connection.tls === true,
    file: text('file', ''),
  }
}

export const KINDS = [
  'demo',
  'salesman',
  'mapping',
] as const satisfies readonly Connection['kind'][]

/** What is sent; null while something that is needed is missing. */
export function connectionOf(draft: CrmDraft): Connection | null {
  if (draft.kind === 'demo') return { kind: 'demo' }
  if (draft.kind === 'mapping') {
    const file = draft.file.trim()
    return file === '' ? null : { kind: 'mapping', file }
  }
  const { host, database, user, password, prefix, account, tls } = draft
  const port = Number(draft.port)
  const filled = [host, database, user].every((field) => field.trim() !== '')
  if (!filled || !Number.isInteger(port) || port < 1 || port > 65_535) return null
  return {
    kind: 'salesman',
    host,
    port,
    database,
    user,
    ...(password !== '' && { password }),
    prefix,
    account,
    tls,
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
