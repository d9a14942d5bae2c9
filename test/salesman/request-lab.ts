import assert from 'node:assert/strict'
import type { RowDataPacket } from 'mysql2'
import { openSalesmanCrm, type SalesmanCrm } from '../../src/crm/salesman/index.ts'
import type { MariadbServer } from '../servers/mariadb.ts'
import { NOW } from './crm-with.ts'
import { person, settings } from './example-rows.ts'
import { createDatabase } from './lab.ts'
import type { Row, Tables } from './rows.ts'

const PEOPLE: Row[] = [
  person(2, {}),
  person(3, {}),
  person(9, { secrty: 'no' }),
  person(11, { identity: 2 }),
]

/** A visitor's wish that has everything in it. */
export function request(more: Partial<NewRequest>): NewRequest {
  return {
    key: 'k1',
    name: 'Пётр',
    phone: '8 912 345-67-89',
    email: 'petr@example.com',
    text: 'Перезвоните <b>мне</b>, "срочно"; \'--',
    ...more,
  }
}

export function client(more: Row): Row {
  return { clid: 77, title: 'Клиент', iduser: '2', ...more }
}

export type NewRequest = Parameters<SalesmanCrm['createRequest']>[0]

export interface Opened {
  readonly login?: string
  /** The module's settings: JSON, or whatever is there instead. */
  readonly content?: object | string
  readonly leads?: readonly Row[]
  readonly tables?: Tables
}

/** The CRM of account 1, where two people work and one has left. */
export async function openedFor(
  server: MariadbServer | null,
  { login = 'root', content, leads = [], tables = {} }: Opened,
) {
  assert.ok(server)
  const database = await createDatabase(server, { login })
  const kept = typeof content === 'string' ? content : JSON.stringify(content)
  await database.write({
    settings: [settings(1, {}), settings(2, {})],
    user: PEOPLE,
    modules: content === undefined ? [] : [{ mpath: 'leads', content: kept ?? null, identity: 1 }],
    clientpath: [
      { id: 2, name: 'Маркетинг', isDefault: '', identity: 1 },
      { id: 4, name: 'Заказ с сайта', isDefault: 'yes', identity: 1 },
      { id: 9, name: 'Чужой', isDefault: 'yes', identity: 2 },
    ],
    leads,
    ...tables,
  })
  // The last of those who may draw the lot.
  const pick = (count: number) => count - 1
  const crm = await openSalesmanCrm({ url: database.url(), clock: NOW, pick })
  return {
    ...crm,
    name: database.name,
    async rows(table: string, columns: string) {
      const sql = `SELECT ${columns} FROM ${database.name}.app_${table}`
      const [rows] = await server.root.query<RowDataPacket[]>(sql)
      return rows.map((row) => ({ ...row }))
    },
    [Symbol.asyncDispose]: () => crm.close(),
  }
}
