import { AppError } from '../../kernel/index.ts'
import type { GivenTo } from '../schema/index.ts'

type SettingsChange = GivenTo<'PATCH /api/settings'>['body']
export type CrmConnection = NonNullable<SettingsChange['crm']>

/**
 * The CRM's address for what was entered. A password that was left out is the one that is kept, but
 * never sent to another host or port, or under another name, than it was entered for.
 */
export function crmUrlOf(entered: CrmConnection, kept: string | null): string {
  switch (entered.kind) {
    case 'demo':
      return 'demo:'
    case 'mapping':
      if (!/\.(ya?ml|json)$/i.test(entered.file)) {
        throw new AppError('bad-input', 'A mapping is a file that ends in .yaml, .yml or .json')
      }
      return `mapping:${entered.file}`
    case 'salesman': {
      const { user, host, port, database, prefix, account, tls } = entered
      const before = readSalesman(kept)
      const same = before?.host === host && before.port === port && before.user === user
      const password = entered.password ?? (same ? before.password : '')
      const credentials = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
      const query = new URLSearchParams({ prefix, account, ...(tls && { tls: '1' }) })
      const place = `${host}:${port}/${encodeURIComponent(database)}`
      return `salesman+mysql://${credentials}@${place}?${query}`
    }
  }
}

/** What the page shows of the CRM's address: everything but the password. */
export function shownCrm(crmUrl: string) {
  const salesman = readSalesman(crmUrl)
  if (salesman !== null) {
    const { password, ...shown } = salesman
    return { connection: { kind: 'salesman', ...shown }, hasPassword: password !== '' }
  }
  if (crmUrl.startsWith('mapping:')) {
    return { connection: { kind: 'mapping', file: crmUrl.slice(8) }, hasPassword: false }
  }
  return { connection: { kind: 'demo' }, hasPassword: false }
}

function readSalesman(crmUrl: string | null) {
  const url = crmUrl?.startsWith('salesman+') ? URL.parse(crmUrl.slice('salesman+'.length)) : null
  if (url === null) return null
  return {
    host: url.hostname,
    port: Number(url.port || 3306),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    prefix: url.searchParams.get('prefix') ?? 'app_',
    account: url.searchParams.get('account') ?? '1',
    tls: (url.searchParams.get('tls') ?? '0') !== '0',
  }
}

/** An address with a login, as entered without its password or with it. */
interface Entered {
  readonly url: string
  readonly password?: string | undefined
}

/** The same for proxies and mail servers, and never without the encryption that it was entered for. */
export function withKeptPassword({ url, password }: Entered, kept: string | null): string {
  const entered = URL.parse(url)
  if (entered === null) throw new AppError('bad-input', 'This is no address')
  const before = kept === null ? null : URL.parse(kept)
  const same =
    before?.protocol === entered.protocol &&
    before.host === entered.host &&
    before.username === entered.username
  if (entered.password === '' && entered.username !== '') {
    entered.password = password ?? (same ? decodeURIComponent(before.password) : '')
  }
  return entered.href.replace(/\/$/, '')
}

/** An address without its password. */
export function withoutPassword(address: string): { url: string; hasPassword: boolean } {
  const url = URL.parse(address)
  if (url === null) return { url: address, hasPassword: false }
  const hasPassword = url.password !== ''
  url.password = ''
  return { url: url.href.replace(/\/$/, ''), hasPassword }
}
