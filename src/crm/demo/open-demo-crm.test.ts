import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import Database from 'better-sqlite3'
import { type Clock, fixedClock } from '../../kernel/index.ts'
import { REQUESTS_AT, requestsContract } from '../crm.contract.ts'
import type { Tally } from '../crm.ts'
import { openDemoCrm } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'svodka-open-demo-'))
after(() => rmSync(folder, { recursive: true }))

const MORNING = clockAt('2026-11-23T12:00')
const EVENING = clockAt('2026-11-23T20:00')
const TOMORROW = clockAt('2026-11-24T12:00')
const THIS_YEAR = range('2026-01-01', '2026-12-31')

requestsContract('The demo CRM', () => {
  // What is dated this very moment has not happened yet.
  let now = REQUESTS_AT
  const clock = () => {
    now = now.add({ seconds: 1 })
    return now
  }
  return openDemoCrm({ path: join(folder, 'requests.sqlite'), clock })
})

describe('The file of the demo company', () => {
  it('is the same, byte by byte, whenever it is made for the same day', async () => {
    const [one, other] = [join(folder, 'one.sqlite'), join(folder, 'other.sqlite')]
    await opened(one, MORNING)
    await opened(other, EVENING)

    assert.ok(readFileSync(one).equals(readFileSync(other)))
  })

  it('is made in less than three seconds', async () => {
    const start = performance.now()
    await opened(join(folder, 'timed.sqlite'), MORNING)

    const took = performance.now() - start
    assert.ok(took < 3000, `${took} ms`)
  })

  it('is made in a folder that is not there yet, and leaves nothing else in it', async () => {
    await opened(join(folder, 'data', 'deep', 'demo.sqlite'), MORNING)

    assert.deepEqual(readdirSync(join(folder, 'data', 'deep')), ['demo.sqlite'])
  })

  it('is made anew on another day, with the same people and much the same past', async () => {
    const path = join(folder, 'daily.sqlite')
    const first = await snapshot(path, MORNING)
    const second = await snapshot(path, TOMORROW)

    assert.deepEqual(second.logins, first.logins)
    assert.equal(second.clientsOfMarch, first.clientsOfMarch)
    assert.ok(second.clientsThisYear > first.clientsThisYear)
  })

  it('is set aside and made anew when it is damaged', async () => {
    const { warnings, files } = await openOver('damaged', 'these bytes are no database'.repeat(50))

    assert.deepEqual(files, ['demo.sqlite', 'demo.sqlite.damaged-2026-11-23T12-00-00'])
    assert.match(warnings.join(), /demo\.sqlite is damaged: it is kept as .*, a new demo CRM/)
  })

  it('is set aside when its pages are damaged inside', async () => {
    const path = join(folder, 'pages.sqlite')
    await opened(path, MORNING)
    const { warnings } = await openOver('pages', readFileSync(path).fill(7, 4096 * 3, 4096 * 200))

    assert.match(warnings.join(), /is damaged/)
  })

  it('is set aside when it is somebody else’s', async () => {
    const path = join(folder, 'alien.sqlite')
    const database = new Database(path)
    database.exec('CREATE TABLE notes (text)')
    database.close()
    const { warnings, files } = await openOver('alien', readFileSync(path))

    assert.equal(files.length, 2)
    assert.match(warnings.join(), /is not a demo CRM/)
  })

  it('cannot be kept where nothing can be written', async () => {
    const path = join(folder, 'a-file', 'demo.sqlite')
    writeFileSync(join(folder, 'a-file'), '')

    await assert.rejects(openDemoCrm({ path, clock: MORNING }), {
      code: 'store-unavailable',
      message: /The demo CRM cannot be kept in .*a-file.demo\.sqlite: /,
    })
  })
})

function clockAt(local: string): Clock {
  const at = Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Yekaterinburg')
  return fixedClock(at.toInstant())
}

function range(from: string, to: string) {
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
}

function totalOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { count }) => sum + count, 0)
}

async function opened(path: string, clock: Clock): Promise<void> {
  const crm = await openDemoCrm({ path, clock })
  await crm.close()
}

/** What is left of a folder whose demo file held `content` before it was opened. */
async function openOver(name: string, content: string | Buffer) {
  const own = join(folder, `over-${name}`)
  mkdirSync(own)
  writeFileSync(join(own, 'demo.sqlite'), content)
  const warnings: string[] = []
  const warn = (message: string) => warnings.push(message)
  const crm = await openDemoCrm({ path: join(own, 'demo.sqlite'), clock: MORNING, warn })
  await crm.close()
  return { warnings, files: readdirSync(own).sort() }
}

async function snapshot(path: string, clock: Clock) {
  const crm = await openDemoCrm({ path, clock })
  const employees = await crm.employees()
  const march = await crm.breakdown('clients.new', range('2026-03-01', '2026-03-31'))
  const year = await crm.breakdown('clients.new', THIS_YEAR)
  await crm.close()
  return {
    logins: employees.map(({ login }) => login),
    clientsOfMarch: totalOf(march.value),
    clientsThisYear: totalOf(year.value),
  }
}
