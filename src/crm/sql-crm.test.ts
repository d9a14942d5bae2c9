import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { type Clock, fixedClock } from '../kernel/index.ts'
import { createCachedCrm } from './cached-crm.ts'
import type { Company } from './contract/company.ts'
import { exampleCompany } from './contract/example-company.ts'
import { type OldCrmSettings, writeOldCrm } from './contract/old-crm.ts'
import { oldCrmMapping } from './contract/old-crm-mapping.ts'
import { crmContract } from './crm.contract.ts'
import type { Mapping } from './mapping.ts'
import { createSqlCrm } from './sql-crm.ts'
import { openSqliteSource } from './sqlite-source.ts'

const folder = mkdtempSync(join(tmpdir(), 'svodka-sql-crm-'))
after(() => rmSync(folder, { recursive: true }))

const NOW = fixedClock(Temporal.Instant.from('2026-10-25T07:00:00Z'))
const NOVEMBER = {
  from: Temporal.PlainDate.from('2026-11-01'),
  to: Temporal.PlainDate.from('2026-11-30'),
}

crmContract({
  name: 'An old CRM that plans by payments',
  planFacts: 'payments',
  open: async (company, clock) => oldCrm(company, clock),
})

crmContract({
  name: 'An old CRM that plans by closed deals, behind a cache',
  planFacts: 'closings',
  open: async (company, clock) =>
    createCachedCrm(oldCrm(company, clock, { planByPayments: false }), { clock }),
})

describe('An SQL CRM', () => {
  it('counts rows of days that have not come yet', async () => {
    const crm = oldCrm(exampleCompany('Europe/Berlin'), NOW)

    const { value } = await crm.breakdown('deals.new', NOVEMBER)
    await crm.close()

    assert.notEqual(value.length, 0)
  })

  it('leaves them out where the mapping says that they are only planned', async () => {
    const mapping = { ...oldCrmMapping, pastOnly: true }
    const crm = oldCrm(exampleCompany('Europe/Berlin'), NOW, { mapping })

    const dated = await crm.breakdown('deals.new', NOVEMBER)
    const timed = await crm.breakdown('calls', NOVEMBER)
    await crm.close()

    assert.deepEqual([dated.value, timed.value], [[], []])
  })

  it('takes the constants of the mapping where the row of the account is empty', async () => {
    const company = exampleCompany('Europe/Berlin')
    const crm = oldCrm(company, NOW, { account: { title: ' ', label: '', zone: '' } })

    const account = await crm.account()
    await crm.close()

    assert.deepEqual(account, {
      name: 'Без имени',
      currency: '₽',
      timeZone: 'Europe/Moscow',
      url: null,
    })
  })

  it('says that a time zone is not known', async () => {
    const company = exampleCompany('Europe/Berlin')
    const crm = oldCrm(company, NOW, { account: { zone: 'Ural/Standard' } })

    await assert.rejects(crm.breakdown('calls', NOVEMBER), {
      code: 'crm-mismatch',
      message: "The CRM's time zone «Ural/Standard» is not an IANA name",
    })
    await crm.close()
  })

  it('says which metric asks for a column that is not there', async () => {
    const calls = { table: 'call', employee: 'who', when: { column: 'at', kind: 'local' } } as const
    const crm = oldCrm(exampleCompany('Europe/Berlin'), NOW, {
      mapping: { ...oldCrmMapping, metrics: { calls } },
    })

    await assert.rejects(crm.breakdown('calls', NOVEMBER), {
      code: 'crm-mismatch',
      message: "The CRM's database has no column «who», which «calls» is read from",
    })
    await crm.close()
  })

  it('offers only what the mapping counts', async () => {
    const { 'deals.new': deals, calls } = oldCrmMapping.metrics
    assert.ok(deals && calls)
    const crm = oldCrm(exampleCompany('Europe/Berlin'), NOW, {
      mapping: { ...oldCrmMapping, metrics: { calls, 'deals.new': deals } },
    })

    assert.deepEqual(await crm.metrics(), ['deals.new', 'calls'])
    await assert.rejects(crm.breakdown('activities', NOVEMBER), { code: 'not-found' })
    await crm.close()
  })

  it('has no plans where the mapping has none', async () => {
    const { plan: _, ...mapping } = oldCrmMapping
    const crm = oldCrm(exampleCompany('Europe/Berlin'), NOW, { mapping })

    const { value } = await crm.plan(Temporal.PlainYearMonth.from('2026-10'))
    await crm.close()

    assert.deepEqual(value, { targets: [], facts: [] })
  })

  it('reads targets by the day of their month as well', async () => {
    const { plan } = oldCrmMapping
    assert.ok(plan)
    const targets = {
      table: 'invoice',
      month: { column: 'paid', kind: 'date' },
      employee: 'owner',
      turnover: 'total',
      margin: 'total',
    } as const
    const mapping = { ...oldCrmMapping, plan: { facts: [], targets } }
    const crm = oldCrm(exampleCompany('Europe/Berlin'), NOW, { mapping })

    const october = await crm.plan(Temporal.PlainYearMonth.from('2026-10'))
    const july = await crm.plan(Temporal.PlainYearMonth.from('2026-07'))
    await crm.close()

    assert.notEqual(october.value.targets.length, 0)
    assert.deepEqual(july.value.targets, [])
  })

  it('has nothing to split into no buckets', async () => {
    const crm = oldCrm(exampleCompany('Europe/Berlin'), NOW)

    const { value } = await crm.trend('deals.new', [])
    await crm.close()

    assert.deepEqual(value, [])
  })

  it('counts towards the plan of everyone visible unless the CRM says otherwise', async () => {
    const individualPlan = { rights: { item: 0, is: 'on' } }
    const employees = { ...oldCrmMapping.employees, individualPlan }
    const company = exampleCompany('Europe/Berlin')
    const usual = oldCrm(company, NOW)
    const own = oldCrm(company, NOW, { mapping: { ...oldCrmMapping, employees } })

    const [ofEveryone] = await usual.employees()
    const [ofTheirOwn] = await own.employees()
    await Promise.all([usual.close(), own.close()])

    assert.equal(ofEveryone?.planGroup, 'visible')
    assert.equal(ofTheirOwn?.planGroup, 'self')
  })
})

let files = 0

function oldCrm(
  company: Company,
  clock: Clock,
  options: Partial<OldCrmSettings> & { mapping?: Mapping } = {},
) {
  const { mapping = oldCrmMapping, ...settings } = options
  files += 1
  const path = join(folder, `${files}.sqlite`)
  writeOldCrm(path, company, { planByPayments: true, ...settings })
  return createSqlCrm({ mapping, clock, source: openSqliteSource(path) })
}
