import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MetricId } from './catalog.ts'
import { oldCrmMapping } from './contract/old-crm-mapping.ts'
import type { DateRange } from './crm.ts'
import { demoMapping } from './demo/mapping.ts'
import type { Mapping, MetricSource } from './mapping.ts'
import { sqlite } from './sql-dialect.ts'
import { breakdownQuery, trendQuery } from './sql-figures.ts'

const NOVEMBER = range('2026-11-01', '2026-11-30')

describe('A breakdown', () => {
  it('is one grouped statement with bare date columns between two bounds', () => {
    const { sql, parameters } = breakdown('deals.closed', { ...demoMapping, pastOnly: false })

    assert.equal(
      sql,
      lines(
        'SELECT "main"."owner_id" AS employee, COUNT(*) AS count, ' +
          'SUM(CAST(ROUND(ROUND(CAST("main"."amount" AS REAL), 6)) AS INTEGER)) AS amount',
        'FROM "deals" AS "main"',
        'WHERE "main"."closed_at" >= ? AND "main"."closed_at" < ? AND "main"."status" IN (?, ?)',
        'GROUP BY "main"."owner_id"',
      ),
    )
    assert.deepEqual(parameters, ['2026-10-31 19:00:00', '2026-11-30 19:00:00', 'won', 'lost'])
  })

  it('takes only the count where the metric has no amount', () => {
    const { sql } = breakdown('clients.new')

    assert.match(sql, /^SELECT "main"\."creator_id" AS employee, COUNT\(\*\) AS count, 0 AS amount/)
  })

  it('turns roubles into kopecks row by row', () => {
    const { sql } = breakdown('invoices.issued', oldCrmMapping)

    assert.match(sql, /SUM\(CAST\(ROUND\(ROUND\(CAST\("main"\."total" AS REAL\) \* 100, 6\)\)/)
  })

  it('adds up quantities in thousandths and prices line by line', () => {
    const { sql } = breakdown('products.sold')

    assert.equal(
      sql,
      lines(
        'SELECT "deal"."owner_id" AS employee, ' +
          'SUM(CAST(ROUND(ROUND(CAST("main"."quantity" AS REAL) * 1000, 6)) AS INTEGER)) AS count, ' +
          'SUM(CAST(ROUND(ROUND(CAST("main"."price" AS REAL) * CAST("main"."quantity" AS REAL), 6)) AS INTEGER)) AS amount',
        'FROM "deal_lines" AS "main"',
        'LEFT JOIN "deals" AS "deal" ON "deal"."id" = "main"."deal_id"',
        'WHERE "deal"."closed_at" >= ? AND "deal"."closed_at" < ? AND "deal"."status" IN (?, ?)',
        'GROUP BY "deal"."owner_id"',
      ),
    )
  })

  it('limits every table to the account, those it joins too', () => {
    const { sql, parameters } = breakdown('products.sold', oldCrmMapping)

    assert.match(sql, /ON "deal"\."id" = "main"\."deal" AND "deal"\."account" = \?\n/)
    assert.match(sql, /"main"\."account" = \?/)
    assert.deepEqual(parameters, [1, '2026-11-01', '2026-12-01', 1, 'won', 'lost'])
  })

  it('finds a repeat by an earlier row of the same client in the same account', () => {
    const { sql } = breakdown('deals.repeat', oldCrmMapping)

    assert.match(
      sql,
      new RegExp(
        RegExp.escape(
          'EXISTS (SELECT 1 FROM "x_deal" AS "earlier" WHERE "earlier"."client" = "main"."client" ' +
            'AND ("earlier"."created" < "main"."created" OR ("earlier"."created" = "main"."created" ' +
            'AND "earlier"."id" < "main"."id")) AND "earlier"."account" = ?)',
        ),
      ),
    )
  })

  it('quotes whatever a mapping calls a table or a column', () => {
    const { sql } = breakdownOf({
      table: 'public.rows"; DROP TABLE x; --',
      employee: 'who"?',
      when: { column: 'at', kind: 'date' },
    })

    assert.match(sql, /^SELECT "main"\."who""\?" AS employee/)
    assert.match(sql, /FROM "public"\."rows""; DROP TABLE x; --" AS "main"/)
  })
})

describe('The bounds of a period', () => {
  it('are calendar days for dates', () => {
    assert.deepEqual(boundsOf('date', 'Asia/Kolkata'), ['2026-11-01', '2026-12-01'])
  })

  it('are midnights of the wall clock for local times', () => {
    assert.deepEqual(boundsOf('local', 'Asia/Kolkata'), [
      '2026-11-01 00:00:00',
      '2026-12-01 00:00:00',
    ])
  })

  it('are instants in UTC for timestamps', () => {
    assert.deepEqual(boundsOf('timestamp', 'Asia/Kolkata'), [
      '2026-10-31 18:30:00',
      '2026-11-30 18:30:00',
    ])
  })

  it('follow the clocks on the day they go back', () => {
    assert.deepEqual(boundsOf('timestamp', 'Europe/Berlin', range('2026-10-25', '2026-10-25')), [
      '2026-10-24 22:00:00',
      '2026-10-25 23:00:00',
    ])
  })

  it('end at this moment where the mapping leaves out what is planned', () => {
    assert.deepEqual(boundsOf('timestamp', 'Asia/Kolkata', NOVEMBER, true), [
      '2026-10-31 18:30:00',
      '2026-11-22 09:05:00',
    ])
  })

  it('end after today where dates have no time of day', () => {
    assert.deepEqual(boundsOf('date', 'Asia/Kolkata', NOVEMBER, true), ['2026-11-01', '2026-11-23'])
  })
})

describe('Conditions', () => {
  it('say equal, one of, none, above and item of a list', () => {
    const { sql, parameters } = breakdownOf({
      ...PLAIN,
      where: {
        a: 'x',
        b: [1, 2],
        c: null,
        d: { above: 0 },
        e: { item: 2, is: 'on' },
        f: ['', null],
      },
    })

    assert.ok(
      sql.includes(
        '"main"."a" = ? AND "main"."b" IN (?, ?) AND "main"."c" IS NULL AND "main"."d" > ? AND ' +
          `json_extract(replace(json_array("main"."e"), ';', '","'), '$[2]') = ? AND ` +
          '("main"."f" IN (?) OR "main"."f" IS NULL)',
      ),
    )
    assert.deepEqual(parameters.slice(2), ['x', 1, 2, 0, 'on', ''])
  })

  it('hold together, and turn around as a whole', () => {
    const flags = { all: [{ item: 0, is: 'on' }, { not: { item: 1, is: 'on' } }] }

    const { sql } = breakdownOf({
      table: 't',
      employee: 'e',
      when: { column: 'at', kind: 'date' },
      where: { flags },
    })

    const item = (n: number) =>
      `json_extract(replace(json_array("main"."flags"), ';', '","'), '$[${n}]') = ?`
    assert.ok(sql.includes(`(${item(0)} AND CASE WHEN ${item(1)} THEN 0 ELSE 1 END = 1)`), sql)
  })

  it('count a column without a value as something else', () => {
    const { sql } = breakdownOf({ ...PLAIN, where: { a: { not: 'spam' } } })

    assert.ok(sql.includes('CASE WHEN "main"."a" = ? THEN 0 ELSE 1 END = 1'))
  })
})

describe('A trend', () => {
  it('is one statement that numbers its buckets by halves', () => {
    const days = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) => range(day, day))
    const [first, ...more] = days
    assert.ok(first)

    const { sql, parameters } = trendQuery(basis(demoMapping), metric('deals.new'), [
      first,
      ...more,
    ])

    assert.equal(
      sql,
      lines(
        'SELECT "main"."creator_id" AS employee, COUNT(*) AS count, ' +
          'SUM(CAST(ROUND(ROUND(CAST("main"."amount" AS REAL), 6)) AS INTEGER)) AS amount,',
        'CASE WHEN "main"."created_at" < ? THEN 0 ELSE ' +
          'CASE WHEN "main"."created_at" < ? THEN 1 ELSE 2 END END AS bucket',
        'FROM "deals" AS "main"',
        'WHERE "main"."created_at" >= ? AND "main"."created_at" < ?',
        'GROUP BY "main"."creator_id", bucket',
      ),
    )
    assert.deepEqual(parameters, [
      '2026-11-01 19:00:00',
      '2026-11-02 19:00:00',
      '2026-10-31 19:00:00',
      '2026-11-03 19:00:00',
    ])
  })
})

const PLAIN: MetricSource = {
  table: 'rows',
  employee: 'who',
  when: { column: 'at', kind: 'date' },
}

function breakdown(id: MetricId, mapping = demoMapping) {
  return breakdownQuery(basis(mapping), metric(id, mapping), NOVEMBER)
}

function breakdownOf(source: MetricSource) {
  return breakdownQuery(basis(demoMapping), { id: 'activities', source }, NOVEMBER)
}

function boundsOf(
  kind: MetricSource['when']['kind'],
  timeZone: string,
  dates = NOVEMBER,
  pastOnly = false,
) {
  const source = { ...PLAIN, when: { column: 'at', kind } }
  const mapping = { ...demoMapping, pastOnly }
  const { parameters } = breakdownQuery(
    basis(mapping, timeZone),
    { id: 'activities', source },
    dates,
  )
  return parameters
}

function metric(id: MetricId, mapping = demoMapping) {
  const source = mapping.metrics[id]
  assert.ok(source)
  return { id, source }
}

function basis(mapping: Mapping, timeZone = 'Asia/Yekaterinburg') {
  const now = Temporal.Instant.from('2026-11-22T09:05:00Z').toZonedDateTimeISO(timeZone)
  return { mapping, dialect: sqlite, now }
}

function range(from: string, to: string): DateRange {
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
}

function lines(...all: readonly string[]): string {
  return all.join('\n')
}
