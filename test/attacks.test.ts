import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import SqliteDatabase from 'better-sqlite3'
import { words } from '../src/reports/index.ts'
import type { Person } from './emulators/telegram/index.ts'
import { wentOut } from './every-road.ts'
import { type Service, startService } from './harness.ts'

const { refusals, linking } = words('ru')

describe('whoever attacks an invitation', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'webhook' })
    await service.svodka('settings', 'set', 'confirmation', 'off')
  })

  after(() => service[Symbol.asyncDispose]())

  it('gets nothing by opening it second, and the administrator sees who tried', async () => {
    const { id, code } = await invite('petrova')
    const [anna, thief] = [service.person(), service.person()]
    anna.starts(code)
    await anna.sees('добро пожаловать')

    thief.starts(code)

    await refused(thief)
    assert.deepEqual(await refusedTo(id), [`@${thief.user.username}`])
  })

  it('links one when ten open it at once', async () => {
    const { code } = await invite('petrova')
    const people = Array.from({ length: 10 }, () => service.person())

    for (const person of people) person.starts(code)
    await service.settled()

    assert.equal(people.filter(isWelcome).length, 1)
  })

  it('gets one answer to an update that is sent again', async () => {
    const { code } = await invite('petrova')
    const body = update(9001, { text: `/start ${code}` })

    const statuses = [await service.posts(body), await service.posts(body)]

    assert.deepEqual(statuses, [200, 200])
    await service.settled()
    assert.equal(wentOut(service, FORGER).length, 1)
  })

  it('guesses in vain', async () => {
    await invite('petrova')
    const thief = service.person()

    for (const guess of ['a', '0'.repeat(22), 'x'.repeat(64)]) thief.starts(guess)

    await refused(thief)
  })

  it('cannot write the code in other letters', async () => {
    const { code } = await invite('petrova')
    const thief = service.person()

    thief.starts(swapCase(code))

    await refused(thief)
  })

  it('cannot open it with what the store keeps of it', async () => {
    await invite('petrova')
    const thief = service.person()

    thief.starts(newestHash())

    await refused(thief)
  })

  it('cannot open it with what looks like SQL or markup', async () => {
    const thief = service.person()

    thief.says("/start ' OR 1=1 --")
    thief.says('/start <b>x</b>')

    await thief.sees(linking.onlyInvitation[0] ?? '')
    await showsNothing(thief)
  })

  it('cannot open it in another bot', async () => {
    const other = service.telegram.addBot({ id: 71, first_name: 'Вторая', username: 'second_bot' })
    await service.svodka('bots', 'add', 'telegram', '--token', other.token)
    const { code } = await invite('petrova')
    const thief = service.telegram.person({ id: 77, first_name: 'Вор' }, other.token)

    thief.starts(code)

    await thief.sees(refusals.invitationInvalid)
  })

  it('cannot open it after it was taken back', async () => {
    const { id, code } = await invite('petrova')
    await service.svodka('invite', '--revoke', id)
    const thief = service.person()

    thief.starts(code)

    await refused(thief)
  })

  it('cannot use it in a group', async () => {
    const { code } = await invite('petrova')
    const thief = service.person()
    const group = service.telegram.group({ id: -6001, title: 'Отдел', addedBy: thief })

    group.says(thief, `/start@svodka_bot ${code}`)

    await group.sees(refusals.privateOnly)
    assert.equal((await listed(code)).length, 0)
  })

  it('gains nothing by a link for somebody who has left meanwhile', async () => {
    const { code } = await invite('morozov')
    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'morozov'")
    await service.pass({ seconds: 60 })
    const thief = service.person()

    thief.starts(code)

    await thief.sees(refusals.notAllowed)
    await showsNothing(thief)
  })

  it('is noticed by the owner of the figures', async () => {
    const owner = await service.joins('fedorova')

    const thief = await service.joins('fedorova')

    await owner.sees(`@${thief.user.username}`)
  })

  it('cannot make the service forget it by a restart', async () => {
    const { code } = await invite('petrova')
    const [anna, thief] = [service.person(), service.person()]
    anna.starts(code)
    await anna.sees('добро пожаловать')

    await service.restarts()
    thief.starts(code)

    await refused(thief)
  })

  it('cannot call the webhook without its secret, nor find it', async () => {
    const { code } = await invite('petrova')
    const body = update(9002, { text: `/start ${code}` })

    assert.equal(await service.posts(body, 'guessed'), 401)
    assert.equal(await service.posts(body, ''), 401)
    const lost = await fetch(`${service.url}/webhooks/guessed`, { method: 'POST', body })
    assert.deepEqual([lost.status, await lost.text()], [404, ''])
    assert.equal(wentOut(service, FORGER).length, 1)
  })

  it('gets nothing through a business chat, a channel, an inline query or a strange chat', async () => {
    const head = await service.joins('vetrov')
    const from = { ...head.user }
    const asks = { text: '/month' }

    await service.posts(update(9003, { ...asks, business_connection_id: 'b1' }, from))
    await service.posts(update(9004, { ...asks, chat: { id: -77, type: 'channel' } }, from))
    await service.posts(update(9005, { ...asks, chat: { id: 78, type: 'private' } }, from))
    await service.posts(
      JSON.stringify({ update_id: 9006, inline_query: { id: '1', from, query: 'month' } }),
    )

    await service.settled()
    assert.equal(wentOut(service, head.user.id).length, 1)
    assert.deepEqual(saidTo(-77), [refusals.privateOnly])
    assert.deepEqual(saidTo(78), [refusals.privateOnly])
  })

  it('cannot open it once it expired', async () => {
    const { code } = await invite('gromov')
    await service.pass({ hours: 7 * 24 })
    const thief = service.person()

    thief.starts(code)

    await refused(thief)
  })

  interface Invited {
    readonly id: string
    readonly code: string
  }

  const invite = (login: string) => service.json<Invited>('invite', login, '--bot', service.botId)

  async function refusedTo(id: string): Promise<unknown[]> {
    const all = await service.json<{ id: string; refusedBy: string }[]>('invite', '--list')
    return all.filter((one) => one.id === id).map(({ refusedBy }) => refusedBy)
  }

  /** Who was linked by an invitation that is still open: nobody, if all is well. */
  async function listed(code: string): Promise<unknown[]> {
    const all = await service.json<{ state: string; usedBy: string | null }[]>('invite', '--list')
    assert.ok(!JSON.stringify(all).includes(code))
    return all.slice(0, 1).filter(({ state }) => state !== 'open')
  }

  async function refused(person: Person): Promise<void> {
    await person.sees(refusals.invitationInvalid)
    await showsNothing(person)
  }

  const saidTo = (chatId: number) => wentOut(service, chatId).map(({ params }) => params.text)

  function newestHash(): string {
    const database = new SqliteDatabase(`${service.dataDir}/svodka.sqlite`, { readonly: true })
    const hash = database.prepare('SELECT code_hash FROM invitations').pluck().get()
    database.close()
    return String(hash)
  }

  /** They ask, and hear that they are nobody. */
  async function showsNothing(person: Person): Promise<void> {
    person.says('/month')
    await service.settled()
    assert.doesNotMatch(person.chat.map(({ words }) => words).join(), /Сводка|₽/)
  }
})

const FORGER = 4_040_404

/** A body as Telegram would post it. */
function update(id: number, fields: object, from: object = { id: FORGER, first_name: 'Вор' }) {
  const user = { is_bot: false, ...from }
  const chat = { id: FORGER, ...from, type: 'private' }
  return JSON.stringify({
    update_id: id,
    message: { message_id: id, from: user, chat, date: 1_795_338_000, ...fields },
  })
}

const isWelcome = ({ chat }: Person) => chat.some(({ words }) => words.includes('добро пожаловать'))

const swapCase = (text: string) =>
  text.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
