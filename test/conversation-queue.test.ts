import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Person } from './emulators/telegram/index.ts'
import { eventually, type Service, startService } from './harness.ts'

/** As `svodka log --format json` shows a message. */
interface Logged {
  readonly topic: string
  readonly state: string
  readonly error: string | null
  readonly attempts: number
}

describe('a report that waits while Telegram is away', () => {
  it('goes out when Telegram is back', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await asksWhileDown(service, 'petrova')

    await comesBack(service)

    await person.sees('Сводка · ваши показатели')
    assert.equal((await reportIn(service)).state, 'sent')
  })

  it('is not sent to somebody deactivated in the CRM meanwhile', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await asksWhileDown(service, 'petrova')

    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'petrova'")
    await comesBack(service)

    await isSkipped(service, person, 'deactivated or blocked')
  })

  it('is not sent to somebody deleted in the CRM meanwhile', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await asksWhileDown(service, 'petrova')

    await service.changeCrm(
      "PRAGMA foreign_keys = OFF; DELETE FROM employees WHERE login = 'petrova'",
    )
    await comesBack(service)

    await isSkipped(service, person, 'deactivated or blocked')
  })

  it('is not sent to somebody blocked in Svodka meanwhile', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await asksWhileDown(service, 'petrova')

    await service.svodka('subscribers', 'block', 'petrova')
    await comesBack(service)

    await isSkipped(service, person, 'deactivated or blocked')
  })

  it('is not sent to somebody unlinked meanwhile', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await asksWhileDown(service, 'petrova')

    const [linked] = await service.json<{ id: string }[]>('subscribers', 'list')
    await service.svodka('subscribers', 'remove', linked?.id ?? '')
    await comesBack(service)

    await isSkipped(service, person, 'not linked any more')
  })

  it('is not sent to somebody linked to another employee meanwhile', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await asksWhileDown(service, 'vetrov')

    const { code } = await service.json<{ code: string }>(
      ...['invite', 'petrova', '--bot', service.botId],
    )
    person.starts(code)
    await comesBack(service)

    await person.sees('Анна, добро пожаловать!')
    assert.deepEqual(fate(await reportIn(service)), ['skipped', 'not linked any more'])
    assert.equal(person.chat.filter(({ words }) => words.includes('Сводка')).length, 0)
  })

  it('is not sent to somebody who has stopped meanwhile, but the last word is', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await asksWhileDown(service, 'petrova')

    person.says('/stop')
    await comesBack(service)

    await person.sees('Вы отписались')
    assert.deepEqual(fate(await reportIn(service)), ['skipped', 'not subscribed any more'])
    assert.equal(person.chat.filter(({ words }) => words.includes('Сводка')).length, 0)
  })

  it('is computed with the rights of the moment in which it leaves', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await asksWhileDown(service, 'gromov', 'оплаты за прошлый месяц')

    await service.changeCrm("UPDATE employees SET role = 'Менеджер продаж' WHERE login = 'gromov'")
    await comesBack(service)

    const { words } = await person.sees('Полученные оплаты')
    assert.match(words, /Громов|ваши показатели/)
    assert.doesNotMatch(words, /Петрова|Соколов/)
  })
})

/** Somebody linked, whose report is written down, tried once, and waits. */
async function asksWhileDown(service: Service, login: string, words = '/month'): Promise<Person> {
  const person = await service.joins(login)
  await service.telegram.down('refuse')
  person.says(words)
  await eventually(async () => (await reportIn(service)).attempts > 0)
  return person
}

/** A minute later, when nothing that was known of the company is believed any more. */
async function comesBack(service: Service): Promise<void> {
  await service.telegram.idle()
  await service.telegram.up()
  await service.pass({ seconds: 60 })
  await service.settled()
}

async function isSkipped(service: Service, person: Person, reason: string): Promise<void> {
  assert.deepEqual(fate(await reportIn(service)), ['skipped', reason])
  assert.equal(person.chat.filter(({ fromBot }) => fromBot).length, 1)
}

const fate = ({ state, error }: Logged) => [state, error]

async function reportIn(service: Service): Promise<Logged> {
  const log = await service.json<Logged[]>('log')
  const found = log.find(({ topic }) => /month/.test(topic))
  return found ?? { topic: '', state: 'none', error: null, attempts: 0 }
}
