import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import { type Service, startService } from './harness.ts'

const { refusals } = words('ru')
const STRANGER = refusals.stranger[0] ?? ''

describe('an invitation', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'webhook' })
  })

  after(() => service[Symbol.asyncDispose]())

  it('links one person and nobody after', async () => {
    const code = await invite('petrova')
    const [anna, thief] = [service.person(), service.person()]

    anna.starts(code)
    await anna.sees('Анна, добро пожаловать!')
    thief.starts(code)
    await thief.sees(refusals.invitationInvalid)
    thief.says('/month')

    await thief.sees(STRANGER)
  })

  it('links one of two who open it at once', async () => {
    const code = await invite('petrova')
    const people = [service.person(), service.person()]

    people.map((person) => person.starts(code))
    await service.settled()

    assert.deepEqual(
      people.map(({ chat }) => chat.at(-1)?.words.includes('добро пожаловать')).toSorted(),
      [false, true],
    )
  })

  it('is of no use to a bot that it was not made for', async () => {
    const other = service.telegram.addBot({ id: 71, first_name: 'Вторая', username: 'second_bot' })
    await service.svodka('bots', 'add', 'telegram', '--token', other.token)
    const person = service.telegram.person({ id: 77, first_name: 'Анна' }, other.token)

    person.starts(await invite('petrova'))

    await person.sees(refusals.invitationInvalid)
  })

  it('is not used up in a group, nor answered there', async () => {
    const code = await invite('petrova')
    const person = service.person()
    const group = service.telegram.group({ id: -5001, title: 'Отдел', addedBy: person })

    group.says(person, `/start@svodka_bot ${code}`)
    await group.sees(refusals.privateOnly)
    person.starts(code)

    await person.sees('Анна, добро пожаловать!')
  })

  it('links somebody anew, and what they chose before is forgotten', async () => {
    const person = await service.joins('vetrov')
    person.presses({ data: '1len' })
    await person.sees('Settings')

    person.starts(await invite('petrova'))
    await person.sees('Анна, добро пожаловать!')
    person.says('/month')

    const { words } = await person.sees('Сводка')
    assert.match(words, /ваши показатели/)
  })

  it('welcomes somebody twice who is linked already', async () => {
    const person = await service.joins('petrova')

    person.starts(await invite('petrova'))

    assert.match((await person.nextMessage()).words, /Анна, добро пожаловать!/)
    const linked = await service.json<{ userId: string }[]>('subscribers', 'list')
    assert.equal(linked.filter(({ userId }) => userId === String(person.user.id)).length, 1)
  })

  it('opens nothing for somebody who was deactivated since', async () => {
    const code = await invite('morozov')
    const person = service.person()
    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'morozov'")
    await service.pass({ seconds: 60 })

    person.starts(code)

    await person.sees(refusals.notAllowed)
  })

  it('is not made for somebody deactivated or blocked', async () => {
    await service.svodka('subscribers', 'block', 'sokolov')

    await assert.rejects(invite('sokolov'), { code: 'not-allowed' })
    await assert.rejects(invite('orlov'), { code: 'not-allowed' })
  })

  it('expires after a week', async () => {
    const code = await invite('petrova')
    const person = service.person()
    await service.pass({ hours: 7 * 24 })

    person.starts(code)

    await person.sees(refusals.invitationInvalid)
  })

  async function invite(login: string): Promise<string> {
    const { code } = await service.json<{ code: string }>('invite', login, '--bot', service.botId)
    return code
  }
})

describe('somebody whom an administrator entered', () => {
  it('by username is known at the first word, and by their id from then on', async () => {
    await using service = await startService({ road: 'polling' })
    const person = service.person()
    await enter(service, 'petrova', `@${person.user.username?.toUpperCase()}`)

    person.says('/month')
    await person.sees('Сводка')

    const [linked] = await service.json<object[]>('subscribers', 'list')
    assert.deepEqual(linked, {
      ...linked,
      userId: String(person.user.id),
      username: person.user.username,
      employee: 'petrova',
      state: 'subscribed',
    })
  })

  it('by username is not somebody else who takes the name later', async () => {
    await using service = await startService({ road: 'polling' })
    const person = service.person()
    await enter(service, 'petrova', `@${person.user.username}`)
    person.says('/month')
    await person.sees('Сводка')
    const thief = service.telegram.person({ ...person.user, id: 666, first_name: 'Вор' })

    thief.says('/month')

    await thief.sees(STRANGER)
  })

  it('by User ID is known whatever their name', async () => {
    await using service = await startService({ road: 'polling' })
    const person = service.person()
    await enter(service, 'petrova', String(person.user.id))

    person.starts()

    await person.sees('Здравствуйте, Анна')
  })

  it('is not known in a group', async () => {
    await using service = await startService({ road: 'polling' })
    const person = service.person()
    await enter(service, 'petrova', `@${person.user.username}`)
    const group = service.telegram.group({ id: -5001, title: 'Отдел', addedBy: person })

    group.says(person, '/month@svodka_bot')
    await group.sees(refusals.privateOnly)

    const [linked] = await service.json<{ state: string }[]>('subscribers', 'list')
    assert.equal(linked?.state, 'waiting')
  })

  it('cannot be entered twice', async () => {
    await using service = await startService({ road: 'polling' })
    await enter(service, 'petrova', '@anna')

    await assert.rejects(enter(service, 'vetrov', 'ANNA'), { code: 'conflict' })
  })
})

const enter = (service: Service, login: string, user: string) =>
  service.svodka('subscribers', 'add', login, '--bot', service.botId, '--user', user)
