import fc from 'fast-check'
import type { Cell, Row, Tables } from './rows.ts'

/** A company in a database that holds another company's rows as well. */
export interface Organisation {
  readonly account: number
  readonly timeZone: string
  readonly tables: Tables
  /** The ids of its own people, and of the others'. */
  readonly people: readonly string[]
  readonly strangers: readonly string[]
}

const ZONES = [
  'Asia/Yekaterinburg',
  'Europe/Moscow',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/Santiago',
]

/** Around changes of the clocks somewhere, turns of months and years, today, and to come. */
const DAYS = [
  '2025-12-31',
  '2026-01-01',
  '2026-03-08',
  '2026-03-28',
  '2026-03-29',
  '2026-04-05',
  '2026-09-06',
  '2026-09-30',
  '2026-10-01',
  '2026-10-04',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2026-10-31',
  '2026-11-01',
  '2027-02-28',
]

const ROLES = [
  'Руководитель организации',
  'Руководитель с доступом',
  'Поддержка продаж',
  'Администратор',
  'Руководитель подразделения',
  'Руководитель подразделения',
  'Руководитель отдела',
  'Руководитель отдела',
  'Менеджер продаж',
  'Специалист',
  'Стажёр',
  '',
  null,
]

const NAMES = ["О'Нил Анна", '<b>Ким</b> & Ко', 'Ёлкин "Ё"', '', null]
const MONEY = ['0.10', '0.20', '1234567.89', '-150.75', '0', '0.01', '19999.99', null]
const QUANTITIES = ['1.5', '3', '0.125', '-1', '2.333', '0', null]
const PLANS = ['1500000', '0.10', '', '0', '99.99', null]
const OTHERS = ['no', '', null]

const RIGHTS = (individual: string) =>
  Array.from({ length: 24 }, (_, i) => (i === 19 ? individual : 'off')).join(';')

/** Numbers of accounts and rows begin at `base`, so that many companies fit into one database. */
export function organisation(base: number): fc.Arbitrary<Organisation> {
  const [account, other] = [base, base + 1]
  const people = ids(base, 1, 7)
  const strangers = ids(base, 11, 3)
  const everybody = [...people, ...strangers]
  const owner = fc.constantFrom<Cell>(...everybody, ...people, 0, null, base + 99)
  const deals = ids(base, 1, 30)
  return fc
    .record({
      timeZone: fc.constantFrom(...ZONES),
      flags: fc.tuple(fc.boolean(), fc.boolean()),
      user: fc.tuple(...everybody.map((id) => employee(id, everybody))),
      rows: fc.record({
        clientcat: some({ creator: owner, date_create: instant(true) }),
        contract: some({ iduser: owner, datum: instant(true) }),
        history: some({ iduser: owner, datum: instant(false) }),
        plan: some({
          iduser: fc.constantFrom<Cell>(...people),
          year: fc.constantFrom(2026, 2025),
          mon: fc.constantFrom(10, 9),
          kol_plan: fc.constantFrom<Cell>(...PLANS),
          marga: fc.constantFrom<Cell>(...PLANS),
        }),
        leads: some({
          iduser: owner,
          datum: instant(false),
          status: fc.constantFrom<Cell>(0, 1, 2, 3, null),
          datum_do: wallClock(true),
        }),
        callhistory: some({
          iduser: owner,
          datum: wallClock(false),
          direct: fc.constantFrom('outcome', 'income', 'inner'),
          sec: fc.nat(4000),
        }),
        credit: some({
          did: fc.constantFrom<Cell>(...deals, base + 998, 0, null),
          clid: fc.constantFrom<Cell>(1, null),
          iduser: owner,
          datum: instant(false),
          invoice_date: date(),
          summa_credit: fc.constantFrom<Cell>(...MONEY),
          do: fc.constantFrom<Cell>('on', 'on', ...OTHERS),
        }),
        speca: some({
          did: fc.constantFrom<Cell>(...deals, base + 998, null),
          price: fc.constantFrom<Cell>(...MONEY),
          kol: fc.constantFrom<Cell>(...QUANTITIES),
        }),
      }),
      dogovor: fc.tuple(...deals.map((did) => deal(did, owner))),
    })
    .chain(({ timeZone, flags, user, rows, dogovor }) =>
      fc.infiniteStream(fc.constantFrom(account, account, other)).map((accounts) => {
        const owned = (row: Row): Row => ({ ...row, identity: Number(accounts.next().value) })
        const lists = { ...rows, dogovor }
        const tables = Object.fromEntries(
          Object.entries(lists).map(([name, list]) => [name, list.map(owned)]),
        )
        const staff = user.map((row) => ({
          ...row,
          identity: people.includes(Number(row.iduser)) ? account : other,
        }))
        const settings = [account, other].map((id) => settingsOf(id, timeZone, flags))
        return {
          account,
          timeZone,
          people: people.map(String),
          strangers: strangers.map(String),
          tables: { settings, user: staff, ...withRequired(tables) },
        }
      }),
    )
}

const ids = (base: number, first: number, count: number) =>
  Array.from({ length: count }, (_, index) => base + first + index)

function some(model: { [name: string]: fc.Arbitrary<Cell> }): fc.Arbitrary<Row[]> {
  return fc.array(fc.record(model), { maxLength: 14 })
}

function employee(iduser: number, everybody: readonly number[]): fc.Arbitrary<Row> {
  return fc.record({
    iduser: fc.constant(iduser),
    // The same logins in both accounts.
    login: fc.constant(`login${iduser % 10}`),
    pwd: fc.constant(''),
    title: fc.constantFrom<Cell>(...NAMES),
    tip: fc.constantFrom<Cell>(...ROLES),
    mid: fc.constantFrom<Cell>(0, ...everybody),
    secrty: fc.constantFrom('yes', 'yes', 'yes', 'no'),
    isadmin: fc.constantFrom('on', 'off'),
    acs_plan: fc.constantFrom('on', 'off'),
    acs_import: fc.constantFrom<Cell>(RIGHTS('on'), RIGHTS('off'), 'on;on', '', null),
  })
}

function deal(did: number, owner: fc.Arbitrary<Cell>): fc.Arbitrary<Row> {
  const money = fc.constantFrom<Cell>(...MONEY)
  return fc.record({
    did: fc.constant(did),
    clid: fc.constantFrom<Cell>(1, 2, 3, 4, 0, null),
    autor: owner,
    iduser: owner,
    datum: date(),
    datum_close: date(),
    close: fc.constantFrom<Cell>('yes', 'yes', ...OTHERS),
    kol: money,
    kol_fact: money,
    marga: money,
  })
}

function date(): fc.Arbitrary<Cell> {
  return fc.constantFrom<Cell>(...DAYS, null, '0000-00-00')
}

const SECONDS = fc.constantFrom('00:00:00', '00:00:01', '01:30:00', '02:30:00', '12:00:00', '23:59:59')

function wallClock(mayBeNull: boolean): fc.Arbitrary<Cell> {
  const moment = fc.tuple(fc.constantFrom(...DAYS), SECONDS).map((parts) => parts.join(' '))
  const none = mayBeNull ? [null, '0000-00-00 00:00:00'] : ['0000-00-00 00:00:00']
  return fc.oneof({ weight: 6, arbitrary: moment }, fc.constantFrom<Cell>(...none))
}

/** An instant in UTC, near the first and the last second of a day in one of the zones. */
function instant(mayBeNull: boolean): fc.Arbitrary<Cell> {
  const none = mayBeNull ? [null, '0000-00-00 00:00:00'] : ['0000-00-00 00:00:00']
  const near = fc
    .tuple(fc.constantFrom(...DAYS), fc.constantFrom(...ZONES), fc.constantFrom(-1, 0, 1, 9000))
    .map(([day, zone, seconds]) => {
      const at = Temporal.PlainDate.from(day).toZonedDateTime(zone).add({ seconds })
      return at.toInstant().toString().slice(0, 19).replace('T', ' ')
    })
  return fc.oneof({ weight: 6, arbitrary: near }, fc.constantFrom<Cell>(...none))
}

function settingsOf(id: number, timezone: string, [byPayments, closedOnly]: [boolean, boolean]): Row {
  const flags = Array.from({ length: 30 }, () => 'no')
  if (byPayments) flags[2] = 'yes'
  if (closedOnly) flags[18] = 'yes'
  return { id, company: `Фирма ${id}`, valuta: 'р.', timezone, other: flags.join(';'), session: '', ext_allow: '' }
}

/** Columns that must have something, though no figure reads them. */
function withRequired(tables: Tables): Tables {
  const calls = (tables.callhistory ?? []).map((row) => ({ ...row, uid: '', phone: '', res: '' }))
  return { ...tables, callhistory: calls }
}
