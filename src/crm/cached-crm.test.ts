import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AppError, type ErrorCode } from '../kernel/index.ts'
import { createCachedCrm } from './cached-crm.ts'
import type { Crm, DateRange, Employee, PlanSheet, Tally } from './crm.ts'

const NOVEMBER = range('2026-11-01', '2026-11-30')
const OCTOBER = range('2026-10-01', '2026-10-31')
const AUGUST = range('2026-08-01', '2026-08-31')

describe('A cached CRM', () => {
  it('asks once for what many ask at the same time', async () => {
    const { crm, fake } = cachedFake()

    const readings = await Promise.all([
      crm.breakdown('deals.new', NOVEMBER),
      crm.breakdown('deals.new', NOVEMBER),
      crm.breakdown('deals.new', NOVEMBER),
    ])

    assert.equal(fake.asked, 1)
    assert.deepEqual(readings.map(countOf), [1, 1, 1])
  })

  it('gives an answer again for half a minute, with the time it is of', async () => {
    const { crm, wait } = cachedFake()
    await crm.breakdown('deals.new', NOVEMBER)

    wait(29)
    const again = await crm.breakdown('deals.new', NOVEMBER)
    wait(1)
    const later = await crm.breakdown('deals.new', NOVEMBER)

    assert.deepEqual([countOf(again), countOf(later)], [1, 2])
    assert.equal(again.asOf.toString(), '2026-11-22T09:00:00Z')
    assert.equal(later.asOf.toString(), '2026-11-22T09:00:30Z')
  })

  it('keeps metrics, periods, buckets and months apart', async () => {
    const { crm, fake } = cachedFake()

    await crm.breakdown('deals.new', NOVEMBER)
    await crm.breakdown('deals.closed', NOVEMBER)
    await crm.breakdown('deals.new', OCTOBER)
    await crm.trend('deals.new', [OCTOBER])
    await crm.trend('deals.new', [OCTOBER, NOVEMBER])
    await crm.plan(Temporal.PlainYearMonth.from('2026-11'))
    await crm.plan(Temporal.PlainYearMonth.from('2026-10'))

    assert.equal(fake.asked, 7)
  })

  it('asks anew when the person wants the figures of this moment, and keeps those', async () => {
    const { crm } = cachedFake()
    await crm.breakdown('deals.new', NOVEMBER)

    const fresh = await crm.breakdown('deals.new', NOVEMBER, { fresh: true })
    const next = await crm.breakdown('deals.new', NOVEMBER)

    assert.deepEqual([countOf(fresh), countOf(next)], [2, 2])
  })

  it('does not give a fresh question an answer that was under way before it', async () => {
    const { crm } = cachedFake()

    const [usual, fresh, alsoFresh] = await Promise.all([
      crm.breakdown('deals.new', NOVEMBER),
      crm.breakdown('deals.new', NOVEMBER, { fresh: true }),
      crm.breakdown('deals.new', NOVEMBER, { fresh: true }),
    ])

    assert.deepEqual([usual, fresh, alsoFresh].map(countOf), [1, 2, 2])
  })

  it('keeps the newer of two answers, whichever comes first', async () => {
    const { crm, fake, wait } = cachedFake()
    const slow = fake.hold()
    const before = crm.breakdown('deals.new', NOVEMBER)
    wait(5)
    await crm.breakdown('deals.new', NOVEMBER, { fresh: true })

    slow.resolve()
    await before
    const next = await crm.breakdown('deals.new', NOVEMBER)

    assert.equal(countOf(next), 2)
  })

  it('gives the last figures with their time while the CRM does not answer', async () => {
    const { crm, fake, wait } = cachedFake()
    await crm.breakdown('deals.new', NOVEMBER)
    fake.failWith('crm-unavailable')

    wait(24 * 3600 - 1)
    const old = await crm.breakdown('deals.new', NOVEMBER)
    const insisted = await crm.breakdown('deals.new', NOVEMBER, { fresh: true })

    assert.deepEqual([countOf(old), countOf(insisted)], [1, 1])
    assert.equal(old.asOf.toString(), '2026-11-22T09:00:00Z')
  })

  it('gives figures older than a day to nobody', async () => {
    const { crm, fake, wait } = cachedFake()
    await crm.breakdown('deals.new', NOVEMBER)
    fake.failWith('crm-unavailable')

    wait(24 * 3600)

    await assert.rejects(crm.breakdown('deals.new', NOVEMBER), { code: 'crm-unavailable' })
  })

  it('does not hide that the database is not what the mapping says', async () => {
    const { crm, fake, wait } = cachedFake()
    await crm.breakdown('deals.new', NOVEMBER)
    fake.failWith('crm-mismatch')
    wait(31)

    await assert.rejects(crm.breakdown('deals.new', NOVEMBER), { code: 'crm-mismatch' })
  })

  it('asks again after a failure', async () => {
    const { crm, fake } = cachedFake()
    fake.failWith('crm-unavailable')
    await assert.rejects(crm.breakdown('deals.new', NOVEMBER))

    fake.recover()

    assert.equal(countOf(await crm.breakdown('deals.new', NOVEMBER)), 2)
  })

  it('sees a deactivation within half a minute', async () => {
    const { crm, fake, wait } = cachedFake()
    await crm.employees()
    fake.active = false

    wait(30)

    assert.deepEqual(await activeOf(crm), [false])
  })

  it('knows people for at most a minute while the CRM does not answer', async () => {
    const { crm, fake, wait } = cachedFake()
    await crm.employees()
    fake.failWith('crm-unavailable')

    wait(59)
    assert.deepEqual(await activeOf(crm), [true])
    wait(1)
    await assert.rejects(crm.employees(), { code: 'crm-unavailable' })
  })

  it('keeps people no longer than half a minute, however long it keeps figures', async () => {
    const { crm, fake, wait } = cachedFake({ keepMs: 600_000 })
    await crm.employees()
    await crm.breakdown('deals.new', NOVEMBER)

    wait(30)
    await crm.employees()
    await crm.breakdown('deals.new', NOVEMBER)

    assert.equal(fake.asked, 3)
  })

  it('forgets what was not used for longest when there is too much', async () => {
    const { crm, fake } = cachedFake({ maxEntries: 2 })
    await crm.breakdown('deals.new', NOVEMBER)
    await crm.breakdown('deals.new', OCTOBER)
    await crm.breakdown('deals.new', NOVEMBER)
    await crm.breakdown('deals.new', AUGUST)

    await crm.breakdown('deals.new', NOVEMBER)
    assert.equal(fake.asked, 3)
    await crm.breakdown('deals.new', OCTOBER)
    assert.equal(fake.asked, 4)
  })
})

function range(from: string, to: string): DateRange {
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
}

/** The fake counts as many things as questions it was asked. */
function countOf({ value }: { value: readonly Tally[] }): number | undefined {
  return value[0]?.count
}

async function activeOf(crm: Crm): Promise<boolean[]> {
  const employees = await crm.employees()
  return employees.map(({ active }) => active)
}

function cachedFake(config: { keepMs?: number; maxEntries?: number } = {}) {
  let now = Temporal.Instant.from('2026-11-22T09:00:00Z')
  const clock = () => now
  const fake = fakeCrm(clock)
  const wait = (seconds: number) => {
    now = now.add({ seconds })
  }
  return { crm: createCachedCrm(fake, { clock, ...config }), fake, wait }
}

function fakeCrm(clock: () => Temporal.Instant) {
  let failure: ErrorCode | null = null
  let gate = Promise.resolve()

  async function answer<T>(value: (asked: number) => T) {
    fake.asked += 1
    const reading = { asOf: clock(), value: value(fake.asked) }
    const [opens, code] = [gate, failure]
    gate = Promise.resolve()
    await opens
    if (code !== null) throw new AppError(code, 'The CRM is not well')
    return reading
  }
  const tallies = (count: number): Tally[] => [{ employeeId: '7', count, amount: 0n }]

  const fake = {
    asked: 0,
    active: true,
    failWith(code: ErrorCode) {
      failure = code
    },
    recover() {
      failure = null
    },
    /** Holds the next answer back until it is let go. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return { resolve }
    },
    passwords: null,
    account: async () => ({ name: 'Север', currency: '₽', timeZone: 'UTC', url: null }),
    metrics: async () => ['deals.new' as const],
    async employees() {
      const { value } = await answer(() => [{ ...PETROVA, active: fake.active }])
      return value
    },
    breakdown: () => answer(tallies),
    trend: () => answer((asked) => [tallies(asked)]),
    plan: () => answer((): PlanSheet => ({ targets: [], facts: [] })),
    requests: null,
    close: async () => {},
  }
  return fake
}

const PETROVA: Employee = {
  id: '7',
  login: 'petrova',
  name: 'Петрова Анна',
  email: null,
  phones: [],
  role: 'Менеджер продаж',
  sight: 'self',
  managerId: null,
  active: true,
  administrator: false,
  planGroup: 'self',
}
