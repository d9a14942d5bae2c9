import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Desk, openDesk } from './desk.ts'
import type { Person } from './emulators/telegram/index.ts'
import { eventually, type Service, startService } from './harness.ts'
import { link, recipientsAmong } from './linked.ts'

const RECIPIENTS = 1000
/** As many as a broadcast reaches while somebody asks. */
const REACHED = 200
const PRESSES = 10

describe('a thousand messages that wait', () => {
  it('do not hold up somebody who asks', async (test) => {
    await using service = await startService({ road: 'webhook' })
    await using desk = await openDesk(service)
    const person = await service.joins('petrova')
    await asks(person)
    const alone = await asks(person)

    await sendToThousand(service, desk)
    await eventually(async () => (await desk.progress('thousand')).counts.sent > 5)
    const beside = await asks(person)

    const { counts } = await desk.progress('thousand')
    test.diagnostic(`alone ${alone} ms, beside ${counts.queued} that wait ${beside} ms`)
    assert.ok(counts.queued > RECIPIENTS / 2, `only ${counts.queued} wait`)
    assert.ok(beside < alone + 100, `${beside} ms, and ${alone} ms without them`)
    await desk.stop('thousand')
  })
})

/** The middle of what several answers took, in milliseconds. */
async function asks(person: Person): Promise<number> {
  const took: number[] = []
  for (let i = 0; i < PRESSES; i++) {
    const began = performance.now()
    person.says('/today')
    await person.nextMessage()
    took.push(performance.now() - began)
  }
  return Math.round(took.toSorted((a, b) => a - b)[PRESSES / 2] ?? Number.NaN)
}

async function sendToThousand(
  { telegram, botId, settled }: Service,
  { books }: Desk,
): Promise<void> {
  const people = Array.from({ length: RECIPIENTS }, (_, i) =>
    telegram.person({ id: 7_000_000_000 + i, first_name: `Гость ${i}` }),
  )
  for (const one of people.slice(0, REACHED)) one.starts()
  await settled()
  const recipients = recipientsAmong(people, botId)
  await link(books, recipients)
  await books.inTransaction(({ broadcasts }) => broadcasts.add(THOUSAND, 'a thousand', recipients))
}

const THOUSAND = {
  id: 'thousand',
  at: Temporal.Instant.from('2026-11-18T12:00:00+05:00'),
  by: 'test',
  question: { subject: 'summary', period: 'month', scope: 'all', view: 'text' },
  request: '1RsatM..',
  topic: 'summary month all text',
  note: '',
  total: RECIPIENTS,
} as const
