import type { Cell, Row, Tables } from '../test/salesman/rows.ts'

/** Some number from 0 up to, but not including, `below`. */
export type Random = (below: number) => number

/** A change of one row: in memory, and as the statement that does the same. */
export interface Change {
  readonly tables: Tables
  readonly sql: string
  readonly values: readonly unknown[]
}

export const ACCOUNT = 1
/** Forty people of the company, and five of another one in the same database. */
export const PEOPLE = Array.from({ length: 40 }, (_, index) => index + 1)
const STRANGERS = [101, 102, 103, 104, 105]
const TODAY = Temporal.PlainDate.from('2026-11-22')

/** A numbered row of one of the tables that change. */
const MAKERS: Readonly<Record<string, { key: string; make: (id: number, random: Random) => Row }>> =
  {
    clientcat: {
      key: 'clid',
      make: (clid, random) => ({ clid, creator: owner(random), date_create: instant(random) }),
    },
    dogovor: { key: 'did', make: deal },
    credit: {
      key: 'crid',
      make: (crid, random) => ({
        crid,
        did: 1 + random(200),
        iduser: owner(random),
        datum: instant(random),
        invoice_date: day(random),
        summa_credit: money(random),
        do: random(3) === 0 ? 'no' : 'on',
      }),
    },
    history: {
      key: 'cid',
      make: (cid, random) => ({ cid, iduser: owner(random), datum: instant(random) }),
    },
    contract: {
      key: 'deid',
      make: (deid, random) => ({ deid, iduser: owner(random), datum: instant(random) }),
    },
    leads: {
      key: 'id',
      make: (id, random) => ({
        id,
        iduser: owner(random),
        datum: instant(random),
        status: random(4),
        datum_do: `${day(random)} 12:00:00`,
      }),
    },
    speca: {
      key: 'spid',
      make: (spid, random) => ({
        spid,
        did: 1 + random(200),
        price: money(random),
        kol: `${random(9)}.${random(1000)}`,
      }),
    },
    callhistory: {
      key: 'id',
      make: (id, random) => ({
        id,
        iduser: owner(random),
        datum: `${day(random)} 15:30:00`,
        direct: ['outcome', 'income', 'inner'][random(3)] ?? 'inner',
        sec: random(600),
        uid: '',
        phone: '',
        res: '',
      }),
    },
  }

/** The companies as they begin. */
export function createWorld(random: Random): Tables {
  const kept = Object.entries(MAKERS).map(([name, { make }]) => [
    name,
    Array.from({ length: 200 }, (_, index) => owned(make(index + 1, random), random)),
  ])
  return {
    settings: [settings(ACCOUNT), settings(2)],
    user: [...PEOPLE, ...STRANGERS].map(employee),
    plan: PEOPLE.map((iduser) => ({
      iduser,
      year: 2026,
      mon: 11,
      kol_plan: '900000',
      marga: '90000',
      identity: ACCOUNT,
    })),
    ...Object.fromEntries(kept),
  }
}

/** Adds, replaces or removes one row; now and then somebody is let go, or comes back. */
export function randomChange(tables: Tables, random: Random, prefix: string): Change {
  if (random(200) === 0) return otherEmployee(tables, random, prefix)
  const names = Object.keys(MAKERS)
  const name = names[random(names.length)] ?? 'dogovor'
  const { key, make } = MAKERS[name] ?? { key: 'did', make: deal }
  const rows = tables[name] ?? []
  const index = random(rows.length)
  const id = Number(rows[index]?.[key])
  const replaced = (row: readonly Row[]) => ({
    ...tables,
    [name]: rows.toSpliced(index, 1, ...row),
  })
  const kind = random(3)
  if (kind === 0 && rows.length > 150) {
    return {
      tables: replaced([]),
      sql: 'DELETE FROM ?? WHERE ?? = ?',
      values: [`${prefix}${name}`, key, id],
    }
  }
  if (kind === 1) {
    const row = { ...owned(make(id, random), random), identity: rows[index]?.identity ?? ACCOUNT }
    return {
      tables: replaced([row]),
      sql: 'UPDATE ?? SET ? WHERE ?? = ?',
      values: [`${prefix}${name}`, row, key, id],
    }
  }
  const next = Math.max(...rows.map((row) => Number(row[key]))) + 1
  const row = owned(make(next, random), random)
  return {
    tables: { ...tables, [name]: [...rows, row] },
    sql: 'INSERT INTO ?? SET ?',
    values: [`${prefix}${name}`, row],
  }
}

function otherEmployee(tables: Tables, random: Random, prefix: string): Change {
  const users = tables.user ?? []
  const index = 2 + random(PEOPLE.length - 2)
  const { iduser = 0, secrty } = users[index] ?? {}
  const now = secrty === 'yes' ? 'no' : 'yes'
  const user = users.map((row, at) => (at === index ? { ...row, secrty: now } : row))
  return {
    tables: { ...tables, user },
    sql: 'UPDATE ?? SET secrty = ? WHERE iduser = ?',
    values: [`${prefix}user`, now, iduser],
  }
}

/** One director, two division heads, six department heads, and those who sell. */
function employee(iduser: number): Row {
  const ours = PEOPLE.includes(iduser)
  const [tip, mid] = ours ? postOf(iduser) : ['Руководитель отдела', 2]
  const rights = Array.from({ length: 24 }, (_, i) => (i === 19 && iduser % 7 === 0 ? 'on' : 'off'))
  return {
    iduser,
    login: `user${iduser}`,
    pwd: '',
    title: `Сотрудник ${iduser}`,
    tip,
    mid,
    secrty: 'yes',
    acs_plan: 'on',
    acs_import: rights.join(';'),
    identity: ours ? ACCOUNT : 2,
  }
}

function postOf(id: number): [string, number] {
  if (id === 1) return ['Руководитель организации', 0]
  if (id <= 3) return ['Руководитель подразделения', 1]
  if (id <= 9) return ['Руководитель отдела', 2 + (id % 2)]
  return ['Менеджер продаж', 4 + (id % 6)]
}

function deal(did: number, random: Random): Row {
  return {
    did,
    clid: random(60),
    autor: owner(random),
    iduser: owner(random),
    datum: day(random),
    datum_close: random(3) === 0 ? null : day(random),
    close: random(3) === 0 ? 'no' : 'yes',
    kol: money(random),
    kol_fact: money(random),
    marga: money(random),
  }
}

function owned(row: Row, random: Random): Row {
  return { ...row, identity: random(8) === 0 ? 2 : ACCOUNT }
}

function owner(random: Random): Cell {
  return random(10) === 0 ? (STRANGERS[random(5)] ?? 0) : random(PEOPLE.length + 1)
}

const money = (random: Random) => `${random(1_000_000)}.${String(random(100)).padStart(2, '0')}`

function day(random: Random): string {
  return TODAY.subtract({ days: random(400) })
    .add({ days: random(9) })
    .toString()
}

function instant(random: Random): string {
  const time = [random(24), random(60), random(60)].map((part) => String(part).padStart(2, '0'))
  return `${day(random)} ${time.join(':')}`
}

function settings(id: number): Row {
  const flags = Array.from({ length: 30 }, (_, index) => (index === 2 ? 'yes' : 'no')).join(';')
  return {
    id,
    company: 'Фирма',
    valuta: '₽',
    timezone: 'Asia/Yekaterinburg',
    other: flags,
    session: '',
    ext_allow: '',
  }
}
