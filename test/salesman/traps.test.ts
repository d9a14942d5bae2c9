import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { startMariadb } from '../servers/mariadb.ts'
import { crmWith, tally } from './crm-with.ts'
import { call, deal, flags, invoice, NOON } from './example-rows.ts'

// As far from every account as a server can be, and strict.
const server = await startMariadb({ 'default-time-zone': '-11:30', 'sql-mode': 'TRADITIONAL' })
after(() => server?.[Symbol.asyncDispose]())

describe('What old data holds', { skip: server === null }, () => {
  it('counts for no day when it has none', async () => {
    const [none, zero, zeroes] = [null, '0000-00-00', '0000-00-00 00:00:00']
    await using crm = await crmWith(server, {
      clientcat: [none, zeroes].map((date_create) => ({ creator: 3, date_create })),
      contract: [none, zeroes].map((datum) => ({ iduser: 3, datum })),
      dogovor: [none, zero].map((day) => deal({ datum: day, datum_close: day })),
      credit: [none, zero].map((invoice_date) => invoice({ datum: zeroes, invoice_date })),
      history: [{ iduser: 3, datum: zeroes }],
      leads: [none, zeroes].map((datum_do) => ({ iduser: 3, datum: zeroes, datum_do, status: 2 })),
      callhistory: [call({ datum: zeroes })],
    })

    const counted = await Promise.all(
      (await crm.metrics()).map((metric) => tally(crm, metric, '1990-01-01..2100-12-31')),
    )

    assert.deepEqual(counted.flat(), [])
  })

  it('is not closed and not paid unless it says so', async () => {
    const answers = ['yes', 'no', '', null]
    await using crm = await crmWith(server, {
      dogovor: answers.map((close) => deal({ close })),
      credit: ['on', 'off', 'no', '', null].map((paid) => invoice({ do: paid })),
    })

    assert.deepEqual(await tally(crm, 'deals.closed'), [
      { employeeId: '3', count: 1, amount: 10000n },
    ])
    assert.deepEqual(await tally(crm, 'payments.received'), [
      { employeeId: '3', count: 1, amount: 5000n },
    ])
    assert.equal((await tally(crm, 'deals.new'))[0]?.count, 4)
    assert.equal((await tally(crm, 'invoices.issued'))[0]?.count, 5)
  })

  it('adds nothing, or takes away, when its amount is empty or negative', async () => {
    const kol = [null, '0', '-150.75', '0.10', '0.20', '1000000.45']
    await using crm = await crmWith(server, { dogovor: kol.map((amount) => deal({ kol: amount })) })

    const expected = [{ employeeId: '3', count: 6, amount: 100_000_045n - 15_075n + 30n }]
    assert.deepEqual(await tally(crm, 'deals.new'), expected)
  })

  it('counts a client in the bin, an invoice without a client and a record of the CRM itself', async () => {
    await using crm = await crmWith(server, {
      clientcat: [{ creator: 3, date_create: NOON, trash: 'yes', type: 'concurent' }],
      credit: [invoice({ clid: null })],
      history: [{ iduser: 3, datum: NOON, tip: 'ЛогCRM' }],
    })

    assert.equal((await tally(crm, 'clients.new')).length, 1)
    assert.equal((await tally(crm, 'invoices.issued')).length, 1)
    assert.equal((await tally(crm, 'activities')).length, 1)
  })

  it('counts for days that have not come yet', async () => {
    await using crm = await crmWith(server, { dogovor: [deal({ datum: '2026-11-30' })] })

    assert.equal((await tally(crm, 'deals.new', '2026-11-30..2026-11-30')).length, 1)
  })

  it('counts lines of closed deals, in parts and to the kopeck', async () => {
    await using crm = await crmWith(server, {
      dogovor: [deal({ did: 1 }), deal({ did: 2, close: 'no' })],
      speca: [
        { did: 1, price: '0.67', kol: '1.5' },
        { did: 1, price: '10', kol: '0.125' },
        { did: 1, price: null, kol: '2' },
        { did: 2, price: '100', kol: '1' },
        { did: 99, price: '100', kol: '1' },
      ],
    })

    // 0.67 × 1.5 is 1.005 roubles: half a kopeck goes up.
    const expected = [{ employeeId: '3', count: 3.625, amount: 226n }]
    assert.deepEqual(await tally(crm, 'products.sold'), expected)
  })

  it('knows a repeat by an earlier deal of the same client: by the day, then by the number', async () => {
    await using crm = await crmWith(server, {
      dogovor: [
        deal({ did: 1, clid: 5, datum: '2026-11-10' }),
        deal({ did: 2, clid: 5, datum: '2026-11-10' }),
        deal({ did: 3, clid: 5, datum: '2026-11-01' }),
        deal({ did: 4, clid: 6, datum: null }),
        deal({ did: 5, clid: 6, datum: '2026-11-12' }),
        deal({ did: 6, clid: 0 }),
        deal({ did: 7, clid: 0 }),
        deal({ did: 8, clid: null }),
      ],
    })

    assert.equal((await tally(crm, 'deals.repeat'))[0]?.count, 2)
  })
})

describe('Rows of another account', { skip: server === null }, () => {
  it('are never counted, whoever they name', async () => {
    await using crm = await crmWith(server, {
      dogovor: [deal({ did: 1 }), { ...deal({ did: 2 }), identity: 2 }],
      credit: [invoice({}), { ...invoice({}), identity: 2 }],
    })

    assert.equal((await tally(crm, 'deals.new'))[0]?.count, 1)
    assert.equal((await tally(crm, 'payments.received'))[0]?.count, 1)
  })

  it('are no deals for our payments: like missing ones, they earn no margin', async () => {
    const ours = deal({ did: 1, iduser: 4, kol: '200', marga: '20' })
    await using crm = await crmWith(
      server,
      {
        dogovor: [ours, { ...deal({ did: 2, iduser: 4, kol: '200', marga: '20' }), identity: 2 }],
        credit: [1, 2, 99].map((did) => invoice({ did })),
      },
      { account: { other: flags(2) } },
    )

    const { value } = await crm.plan(Temporal.PlainYearMonth.from('2026-11'))

    const facts = value.facts.map(({ owners, turnover, margin }) => [
      owners.toSorted(),
      turnover,
      margin,
    ])
    assert.deepEqual(facts.toSorted(), [
      [['3'], 10000n, 0n],
      [['3', '4'], 5000n, 500n],
    ])
  })
})

describe('Plans', { skip: server === null }, () => {
  it('are kept as text, in several rows, some of them empty', async () => {
    const amounts = ['1500000', '0.10', '', null]
    const plan = amounts.map((kol_plan) => ({
      iduser: 3,
      year: 2026,
      mon: 11,
      kol_plan,
      marga: '10',
    }))
    await using crm = await crmWith(server, { plan })

    const { value } = await crm.plan(Temporal.PlainYearMonth.from('2026-11'))

    assert.deepEqual(value.targets, [{ employeeId: '3', turnover: 150_000_010n, margin: 4000n }])
  })

  it('count what the flags of the account say', async () => {
    const rows = {
      dogovor: [
        deal({ did: 1, kol_fact: '100', marga: '1' }),
        deal({ did: 2, kol_fact: '20', marga: '2', close: '' }),
        deal({ did: 3, kol: '500', datum_close: '2026-09-01', iduser: 4 }),
      ],
      credit: [
        invoice({ did: 1, summa_credit: '7', invoice_date: '2026-08-08' }),
        invoice({ did: 3, summa_credit: '9' }),
        invoice({ did: 1, summa_credit: '4', do: 'no' }),
      ],
    }

    const turnovers = [flags(), flags(18), flags(2, 18), flags(2), null, ''].map(async (other) => {
      await using crm = await crmWith(server, rows, { account: { other } })
      const { value } = await crm.plan(Temporal.PlainYearMonth.from('2026-11'))
      return value.facts.map(({ owners, turnover }) => `${owners.toSorted()}: ${turnover}`).join()
    })

    const byDeals = '3: 12000'
    const expected = [byDeals, '3: 10000', '3: 700', '3,4: 900', byDeals, byDeals]
    assert.deepEqual(await Promise.all(turnovers), expected)
  })
})

describe('A database', { skip: server === null }, () => {
  it('may have any prefix, and tables of either engine', async () => {
    await using inno = await crmWith(
      server,
      { dogovor: [deal({})] },
      { prefix: 'my-CRM$1_', engine: 'InnoDB' },
    )
    await using bare = await crmWith(
      server,
      { dogovor: [deal({})] },
      { prefix: '', engine: 'MyISAM' },
    )

    assert.equal((await tally(inno, 'deals.new')).length, 1)
    assert.equal((await tally(bare, 'deals.new')).length, 1)
  })
})
