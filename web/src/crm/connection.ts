import type { AnswerOf, CallOf } from '../../../src/http/schema/index.ts'

export type Kept = AnswerOf<'GET /api/settings'>['crm']['value']
type Connection = Extract<
  NonNullable<CallOf<'PATCH /api/settings'>['body']['crm']>,
  { kind: 'salesman' }
>

/** What is typed about the connection, as it stands in the fields. */
export interface Draft {
  readonly host: string
  readonly port: string
  readonly database: string
  readonly user: string
  readonly password: string
  readonly prefix: string
  readonly account: string
  readonly tls: boolean
}

/** What is kept, but for the password: that is never shown. */
export function draftOf({ connection }: Kept): Draft {
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

/** An empty password is the one that is kept. */
export function toConnection({ port, password, ...rest }: Draft): Connection {
  return {
    kind: 'salesman',
    ...rest,
    port: Number(port) || 3306,
    ...(password !== '' && { password }),
  }
}
