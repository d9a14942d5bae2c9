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

const OCTOBER = DAYS.filter((day) => day.startsWith('2026-10'))

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

/** Plan by payments, closed deals only: all four ways of counting. */
const FLAGS: [boolean, boolean][] = [
  [true, true],
  [true, true],
  [true, false],
  [false, true],
  [false, false],
]

const TIMES = ['00:00:00', '00:00:01', '01:30:00', '02:30:00', '12:00:00', '23:59:59']

const RIGHTS = (individual: string) =>
  Array.from({ length: 24 }, (_, i) => (i === 19 ? individual : 'off')).join(';')

const ACCOUNT = 7
const OTHER_ACCOUNT = 8
const PEOPLE = [1, 2, 3, 4, 5, 6, 7]
const STRANGERS = [11, 12, 13]
const EVERYBODY = [...PEOPLE, ...STRANGERS]
const DEALS = Array.from({ length: 30 }, (_, index) => index + 1)
const MISSING = 998

export const organisations: fc.Arbitrary<Organisation> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    flags: fc.constantFrom(...FLAGS),
    user: fc.tuple(...EVERYBODY.map(employee)),
    sales: fc.record({
      dogovor: fc.tuple(...DEALS.map(deal)),
      credit: some({
        did: fc.constantFrom<Cell>(...DEALS, MISSING, 0, null),
        clid: fc.constantFrom<Cell>(1, null),
        iduser: owner(),
        datum: instant(false),
        invoice_date: date(),
        summa_credit: money(),
        do: fc.constantFrom<Cell>('on', 'on', ...OTHERS),
      }),
      speca: some({
        did: fc.constantFrom<Cell>(...DEALS, MISSING, null),
        price: money(),
        kol: fc.constantFrom<Cell>(...QUANTITIES),
      }),
      plan: some({
        iduser: fc.constantFrom<Cell>(...PEOPLE),
        year: fc.constantFrom(2026, 2025),
        mon: fc.constantFrom(10, 9),
        kol_plan: fc.constantFrom<Cell>(...PLANS),
        marga: fc.constantFrom<Cell>(...PLANS),
      }),
    }),
    events: fc.record({
      clientcat: some({ creator: owner(), date_create: instant(true) }),
      contract: some({ iduser: owner(), datum: instant(true) }),
      history: some({ iduser: owner(), datum: instant(false) }),
      leads: some({
        iduser: owner(),
        datum: instant(false),
        status: fc.constantFrom<Cell>(0, 1, 2, 3, 2, 3, null),
        datum_do: wallClock(true),
      }),
      callhistory: some({
        iduser: owner(),
        datum: wallClock(false),
        direct: fc.constantFrom('outcome', 'income', 'inner'),
        sec: fc.nat(4000),
        uid: fc.constant(''),
        phone: fc.constant(''),
        res: fc.constant(''),
      }),
    }),
  })
  .map(({ timeZone, flags, user, sales, events }) => ({
    account: ACCOUNT,
    timeZone,
    people: PEOPLE.map(String),
    strangers: STRANGERS.map(String),
    tables: {
      settings: [ACCOUNT, OTHER_ACCOUNT].map((id) => settingsOf(id, timeZone, flags)),
      user,
      ...sales,
      ...events,
    },
  }))

/** Some rows of the company, and a few of the other. */
function some(model: Record<string, fc.Arbitrary<Cell>>): fc.Arbitrary<Row[]> {
  return fc.array(fc.record({ ...model, identity: account() }), {
    minLength: 8,
    maxLength: 30,
    size: 'max',
  })
}

function account(): fc.Arbitrary<Cell> {
  return fc.constantFrom<Cell>(ACCOUNT, ACCOUNT, ACCOUNT, OTHER_ACCOUNT)
}

/** One of the company mostly; also a stranger, nobody, or somebody deleted. */
function owner(): fc.Arbitrary<Cell> {
  return fc.constantFrom<Cell>(...EVERYBODY, ...PEOPLE, 0, null, MISSING)
}

function money(): fc.Arbitrary<Cell> {
  return fc.constantFrom<Cell>(...MONEY)
}

function employee(iduser: number): fc.Arbitrary<Row> {
  return fc.record({
    identity: fc.constant<Cell>(PEOPLE.includes(iduser) ? ACCOUNT : OTHER_ACCOUNT),
    iduser: fc.constant(iduser),
    // The same logins in both accounts.
    login: fc.constant(`login${iduser % 10}`),
    pwd: fc.constant(''),
    title: fc.constantFrom<Cell>(...NAMES),
    tip: fc.constantFrom<Cell>(...ROLES),
    mid: fc.constantFrom<Cell>(0, 1, 2, ...PEOPLE, ...PEOPLE, 11),
    secrty: fc.constantFrom('yes', 'yes', 'yes', 'no'),
    isadmin: fc.constantFrom('on', 'off'),
    acs_plan: fc.constantFrom('on', 'off'),
    acs_import: fc.constantFrom<Cell>(RIGHTS('on'), RIGHTS('off'), 'on;on', '', null),
  })
}

function deal(did: number): fc.Arbitrary<Row> {
  return fc.record({
    did: fc.constant(did),
    clid: fc.constantFrom<Cell>(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, null),
    identity: account(),
    autor: owner(),
    iduser: owner(),
    datum: date(),
    datum_close: date(),
    close: fc.constantFrom<Cell>('yes', 'yes', ...OTHERS),
    kol: money(),
    kol_fact: money(),
    marga: money(),
  })
}

function date(): fc.Arbitrary<Cell> {
  return fc.constantFrom<Cell>(...DAYS, ...OCTOBER, null, '0000-00-00')
}

function wallClock(mayBeNull: boolean): fc.Arbitrary<Cell> {
  const moment = fc
    .tuple(fc.constantFrom(...DAYS), fc.constantFrom(...TIMES))
    .map((parts) => parts.join(' '))
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

function settingsOf(
  id: number,
  timezone: string,
  [byPayments, closedOnly]: [boolean, boolean],
): Row {
  const flags = Array.from({ length: 30 }, () => 'no')
  if (byPayments) flags[2] = 'yes'
  if (closedOnly) flags[18] = 'yes'
  return {
    id,
    company: `Фирма ${id}`,
    valuta: 'р.',
    timezone,
    other: flags.join(';'),
    session: '',
    ext_allow: '',
  }
}
