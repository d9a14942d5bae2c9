import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { RowDataPacket } from 'mysql2'
import { createCachedCrm, type MetricId } from '../../src/crm/index.ts'
import { openSalesmanCrm } from '../../src/crm/salesman/index.ts'
import type { Log } from '../../src/kernel/index.ts'
import { answer, type Question } from '../../src/statistics/index.ts'
import { startMariadb } from '../servers/mariadb.ts'
import { NOW, tally } from './crm-with.ts'
import { deal, invoice, person, settings } from './example-rows.ts'
import { createDatabase } from './lab.ts'
import type { SchemaOptions } from './schema.ts'

const server = await startMariadb()
after(() => server?.[Symbol.asyncDispose]())

const DIRECTOR = person(1, { tip: 'Руководитель организации' })

describe('A SalesMan database', { skip: server === null }, () => {
  it('needs no more than SELECT', async () => {
    await server?.root.query('CREATE USER reader; GRANT SELECT ON `crm\\_%`.* TO reader')
    await using crm = await opened({ login: 'reader' })

    assert.equal((await crm.metrics()).length, 14)
    assert.equal((await crm.employees()).length, 1)
    assert.equal((await tally(crm, 'deals.new')).length, 1)
  })

  it('offers what it has the tables for, and says by name what is missing', async () => {
    const told: string[] = []
    await using crm = await opened({ without: ['callhistory', 'plan'], log: logInto(told) })

    const offered = await crm.metrics()

    assert.deepEqual(
      offered.filter((metric) => metric.startsWith('calls')),
      [],
    )
    assert.equal(offered.length, 11)
    assert.deepEqual(
      (await crm.lacks()).map(({ entry, missing }) => `${entry}: ${missing}`),
      [
        'calls: app_callhistory',
        'calls.out: app_callhistory',
        'calls.in: app_callhistory',
        'plan: app_plan',
      ],
    )
    assert.match(told.join('\n'), /«calls» needs the table «app_callhistory»/)
    await assert.rejects(tally(crm, 'calls'), {
      code: 'not-found',
      message: /needs the table «app_callhistory»/,
    })
    assert.deepEqual((await crm.plan(MONTH)).value, { targets: [], facts: [] })
  })

  it('offers what it has the columns for', async () => {
    await using crm = await opened({
      change: `ALTER TABLE app_dogovor DROP datum_close; ALTER TABLE app_user DROP mob, DROP acs_import;
        ALTER TABLE app_settings DROP company, DROP valuta`,
    })

    const missing = (await crm.lacks()).map(({ entry, missing }) => `${entry}: ${missing}`)
    const [director] = await crm.employees()
    const { name, currency, timeZone } = await crm.account()

    assert.deepEqual(missing, [
      'employees: app_user.mob',
      'employees: app_user.acs_import',
      'deals.closed: app_dogovor.datum_close',
      'products.sold: app_dogovor.datum_close',
      'plan: app_dogovor.datum_close',
    ])
    assert.deepEqual([director?.planGroup, director?.phones], ['visible', []])
    assert.deepEqual([name, currency, timeZone], ['SalesMan CRM', '₽', 'Asia/Yekaterinburg'])
    assert.equal((await tally(crm, 'deals.new')).length, 1)
  })

  it('offers what it lets us read', async () => {
    await using crm = await opened({
      login: 'half',
      change: `CREATE USER half; ${['settings', 'user', 'dogovor'].map(grantTo('half')).join('')}
        GRANT SELECT (crid, iduser, datum, summa_credit, identity) ON app_credit TO half`,
    })

    const expected: MetricId[] = ['deals.new', 'invoices.issued', 'deals.closed', 'deals.repeat']
    assert.deepEqual(await crm.metrics(), expected)
    assert.equal((await tally(crm, 'invoices.issued')).length, 1)
  })

  it('that loses a table while we run offers one thing less', async () => {
    await using crm = await opened({})
    await crm.metrics()
    await crm.alter('DROP TABLE app_credit')

    await assert.rejects(tally(crm, 'payments.received'), {
      code: 'crm-mismatch',
      message: /no table «app_credit», which «payments\.received» is read from/,
    })

    assert.ok(!(await crm.metrics()).includes('payments.received'))
    assert.equal((await tally(crm, 'deals.new')).length, 1)
  })

  it('shows nothing when it cannot tell who may enter', async () => {
    await using crm = await opened({ change: 'ALTER TABLE app_user DROP secrty' })

    await assert.rejects(crm.employees(), {
      code: 'crm-mismatch',
      message: /no column «secrty», which the employees is read from/,
    })
  })
})

describe('The address of a SalesMan CRM', { skip: server === null }, () => {
  it('with another prefix is told the right one', async () => {
    await using crm = await opened({ prefix: 'sm_', asked: '?prefix=app_' })

    await assert.rejects(crm.account(), {
      code: 'crm-mismatch',
      message: /no table «app_settings»; its tables begin with «sm_»: put that into prefix=/,
    })
  })

  it('of a database that is none is told so', async () => {
    await server?.root.query('CREATE DATABASE empty')
    const url = `salesman+mysql://root@127.0.0.1:${server?.port}/empty`
    const crm = await openSalesmanCrm({ url, clock: NOW })

    await assert.rejects(crm.metrics(), {
      code: 'crm-mismatch',
      message: /nor any of a SalesMan CRM/,
    })
    await crm.close()
  })

  it('with an account that is not there is told which there are', async () => {
    await using crm = await opened({ asked: '?account=7' })

    await assert.rejects(crm.breakdown('calls', { from: DAY, to: DAY }), {
      code: 'crm-mismatch',
      message: /no account 7, it has «1»: put the right number into account=/,
    })
  })

  it('is refused in words when it cannot be right', async () => {
    const open = (url: string) => openSalesmanCrm({ url, clock: NOW })

    await assert.rejects(open('mysql://h/crm'), badConfig(/^CRM_URL: must be salesman\+mysql:/))
    await assert.rejects(
      open('salesman+mysql://h/crm?acount=2'),
      badConfig(/no parameter «acount»/),
    )
    await assert.rejects(
      open('salesman+mysql://h/crm?account=0'),
      badConfig(/account must be a number/),
    )
    await assert.rejects(
      open('salesman+mysql://h/crm?prefix=a;b'),
      badConfig(/prefix may have letters/),
    )
    await assert.rejects(
      open('salesman+mysql://h/crm?web=crm.ru'),
      badConfig(/web must be an address/),
    )
    await assert.rejects(open('salesman+mysql://a:b#c@h/crm'), badConfig(/write # as %23/))
  })

  it('knows where employees open the CRM', async () => {
    await using crm = await opened({ asked: '?web=https://crm.example.ru/' })

    assert.equal((await crm.account()).url, 'https://crm.example.ru')
  })
})

describe('A question to a SalesMan CRM', { skip: server === null }, () => {
  it('costs a statement for each metric, however many people work there', async () => {
    const people = Array.from({ length: 60 }, (_, index) => person(index + 2, {}))
    await using crm = await opened({})
    await crm.write({ user: people, dogovor: people.map(({ iduser = 0 }) => deal({ iduser })) })
    const cached = createCachedCrm(crm, { clock: NOW })
    await answer(cached, question({ subject: 'calls' }), '1', NOW())
    const before = await statements()

    await answer(cached, question({ subject: 'summary' }), '1', NOW())

    // Five metrics, each with its comparison, and once the account, whose zone they all need.
    assert.equal((await statements()) - before, 6)
  })

  it('gets words within two and a half seconds when the server hangs, and an answer when it is back', async () => {
    await using crm = await opened({})
    await crm.metrics()
    server?.pause()
    const start = performance.now()

    await assert.rejects(crm.breakdown('calls', { from: DAY, to: DAY }), {
      code: 'crm-unavailable',
    })

    const waited = performance.now() - start
    server?.resume()
    assert.ok(waited < 2500, `${waited} ms`)
    assert.equal((await tally(crm, 'deals.new')).length, 1)
  })
})

const DAY = Temporal.PlainDate.from('2026-11-22')
const MONTH = Temporal.PlainYearMonth.from('2026-11')

interface Opened extends SchemaOptions {
  readonly login?: string
  /** What is in the address besides the server. */
  readonly asked?: string
  /** Statements that make the database what it should not be. */
  readonly change?: string
  readonly log?: Log
}

async function opened({ login, asked, change, log, ...schema }: Opened) {
  assert.ok(server)
  const database = await createDatabase(server, {
    ...schema,
    ...(login === undefined ? {} : { login }),
  })
  await database.write({
    settings: [settings(1, {})],
    user: [DIRECTOR],
    dogovor: [deal({})],
    credit: [invoice({})],
  })
  const alter = (sql: string) => server.root.query(`USE ${database.name}; ${sql}`)
  if (change !== undefined) await alter(change)
  const url = asked === undefined ? database.url() : database.url().replace(/\?.*/, asked)
  const crm = await openSalesmanCrm({ url, clock: NOW, ...(log === undefined ? {} : { log }) })
  return { ...crm, alter, write: database.write, [Symbol.asyncDispose]: () => crm.close() }
}

const grantTo = (user: string) => (table: string) => `GRANT SELECT ON app_${table} TO ${user};`

function logInto(told: string[]): Log {
  const tell = (fields: object, event: string) => told.push(`${event} ${JSON.stringify(fields)}`)
  return { info: tell, warn: tell, error: tell }
}

function question(more: Partial<Question>): Question {
  return { subject: 'summary', period: 'month', scope: 'all', view: 'text', ...more }
}

/** How many statements the server was asked so far, by those who prepare them: not by root. */
async function statements(): Promise<number> {
  const rows = await server?.root.query<RowDataPacket[]>(
    "SHOW GLOBAL STATUS LIKE 'Com_stmt_execute'",
  )
  return Number(rows?.[0][0]?.Value)
}

const badConfig = (message: RegExp) => ({ code: 'bad-config', message })
