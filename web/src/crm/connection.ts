import type { AnswerOf, CallOf } from '../../../src/http/schema/index.ts'

export type Kept = AnswerOf<'GET /api/settings'>['crm']['value']
type Connection = Extract<
  NonNullable<CallOf<'PATCH /api/settings'>['body']['crm']>,
  { kind: 'salesman' }
>

/** What is typed about the connection to SalesMan, as it stands in the fields. */
export interface SalesmanDraft {
  readonly host: string
  readonly port: string
  readonly database: string
  readonly user: string
  /** Empty: as it is kept. */
  readonly password: string
  readonly prefix: string
  readonly account: string
  readonly tls: boolean
}

/** What is kept, but for the password: that is never shown. */
export function salesmanDraftOf({ connection }: Kept): SalesmanDraft {
  const text = (name: string, otherwise: string): string => {
    const value = connection[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise
  }
  return {
    host: text('host', ''),
    port: text('port', '3306'),
    database: text('database', ''),
    user: text('user', ''),
    password: '',
    prefix: text('prefix', 'app_'),
    account: text('account', '1'),
    tls: connection.tls === true,
  }
}

/** What is sent; null while something that is needed is missing or cannot be. */
export function toSalesman(draft: SalesmanDraft): Connection | null {
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
