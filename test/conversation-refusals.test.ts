import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plainText, type RichText } from '../src/kernel/index.ts'
import { words } from '../src/reports/index.ts'
import type { Group, Person } from './emulators/telegram/index.ts'
import { triesEverything, wentOut } from './every-road.ts'
import { type Service, startService } from './harness.ts'
import { pressesAll, type Walk, walk } from './walk.ts'

const { refusals, linking } = words('ru')
const STRANGER = refusals.stranger.join('\n')
/** To whoever names somebody, an employee or not. */
const ASKED = linking.approvalAsked.join('\n')

describe('somebody who may see nothing', () => {
  let service: Service
  let head: Person
  let walked: Walk

  before(async () => {
    service = await startService({ road: 'polling' })
    head = await service.joins('vetrov')
    walked = await walk(head)
  })

  after(() => service[Symbol.asyncDispose]())

  it('differs from a head, to whom every button shows something', () => {
    const { data, seen } = walked

    assert.ok(data.size > 500)
    assert.ok(seen.some(({ photo }) => photo !== undefined))
    assert.ok(seen.some(({ document }) => document !== undefined))
    assert.deepEqual(
      seen.filter(({ words, buttons }) => words === '' || buttons.length === 0),
      [],
    )
  })

  it('gets no figure as a stranger', async () => {
    const stranger = service.person()

    triesEverything(stranger, walked.data)

    const answers = await answersTo(stranger.user.id)
    assert.deepEqual(
      answers.filter((said) => said !== STRANGER && said !== ASKED),
      [],
    )
    assert.ok(answers.length <= 10)
  })

  it('gets no figure once deactivated in the CRM', async () => {
    const person = await service.joins('petrova')
    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'petrova'")
    await service.pass({ seconds: 60 })

    triesEverything(person, walked.data)

    const [, ...answers] = await answersTo(person.user.id)
    assert.deepEqual(answers, Array(5).fill(refusals.notAllowed))
  })

  it('gets no figure once deleted in the CRM', async () => {
    const person = await service.joins('morozov')
    await service.changeCrm(
      "PRAGMA foreign_keys = OFF; DELETE FROM employees WHERE login = 'morozov'",
    )
    await service.pass({ seconds: 60 })

    triesEverything(person, walked.pressed)

    const [, ...answers] = await answersTo(person.user.id)
    assert.deepEqual(answers, Array(5).fill(refusals.notAllowed))
  })

  it('gets no figure once blocked in Svodka, without a minute of grace', async () => {
    const person = await service.joins('sokolov')
    await service.svodka('subscribers', 'block', 'sokolov')

    triesEverything(person, walked.data)

    const [, ...answers] = await answersTo(person.user.id)
    assert.deepEqual(answers, Array(5).fill(refusals.notAllowed))
  })

  it('gets no figure once unlinked by an administrator', async () => {
    const person = await service.joins('gromov')
    const linked = await service.json<{ id: string; employee: string }[]>('subscribers', 'list')
    const id = linked.find(({ employee }) => employee === 'gromov')?.id ?? ''
    await service.svodka('subscribers', 'remove', id)

    triesEverything(person, walked.pressed)

    const [, ...answers] = await answersTo(person.user.id)
    assert.deepEqual(
      answers.filter((said) => said !== STRANGER && said !== ASKED),
      [],
    )
  })

  it('gets no figure in a group, where a head asks', async () => {
    const group = service.telegram.group({ id: -4001, title: 'Отдел', addedBy: head })

    asksInGroup(group, head, walked.data)

    assert.deepEqual(await answersTo(group.id), [refusals.privateOnly])
  })

  it('gets no figure in a supergroup, where a stranger asks', async () => {
    const group = service.telegram.group({
      id: -1_001_234_567_890,
      title: 'Все',
      type: 'supergroup',
      addedBy: head,
    })

    asksInGroup(group, service.person(), walked.pressed)

    assert.deepEqual(await answersTo(group.id), [refusals.privateOnly])
  })

  it('gets no figure on the page, as somebody deactivated', async () => {
    const chats = `${service.url}/api/try/chats`
    const { chatId } = await posted<{ chatId: string }>(chats, { employeeId: '11' })
    const said = ['/month', 'план', 'закрытые сделки за месяц']

    await Promise.all(
      said.map((text) =>
        posted(`${chats}/${chatId}/updates`, {
          id: text,
          event: { type: 'text', text },
          language: 'ru',
        }),
      ),
    )
    await service.settled()

    const chat = await fetch(`${chats}/${chatId}`)
    const { messages } = JSON.parse(await chat.text())
    assert.deepEqual(
      messages.filter(({ from }: { from: string }) => from === 'bot').map(textIn),
      Array(3).fill(refusals.notAllowed),
    )
  })

  it('is told nothing of the company by what is said instead', () => {
    const said = [
      STRANGER,
      ASKED,
      refusals.notAllowed,
      refusals.privateOnly,
      refusals.invitationInvalid,
    ]

    assert.doesNotMatch(said.join(), /\d|Северный|сделк|оплат|Ветров/)
  })

  it('hears a refusal five times a day, and again the next day', async () => {
    const stranger = service.person()
    Array.from({ length: 7 }, () => stranger.says('/month'))
    assert.equal((await answersTo(stranger.user.id)).length, 5)

    await service.pass({ hours: 24 })
    stranger.says('/month')

    assert.equal((await answersTo(stranger.user.id)).length, 6)
  })

  it('gets only their own figures as a seller, by the buttons of a head', async () => {
    const seller = await service.joins('fedorova')
    const everyone = await service.json<{ login: string; name: string }[]>('employees')

    const answers = await pressesAll(seller, walked.pressed)

    const said = answers
      .map(({ words, document }) => `${words}\n${document?.bytes.toString()}`)
      .join('\n')
    assert.match(said, /Фёдорова Юлия/)
    assert.deepEqual(
      everyone.filter(({ login, name }) => login !== 'fedorova' && said.includes(name)),
      [],
    )
  })

  /** What went out to a chat: plain words alone, pictures and files fail. */
  async function answersTo(chatId: number): Promise<unknown[]> {
    await service.settled()
    return wentOut(service, chatId).map(({ method, params }) =>
      /^(sendMessage|editMessageText)$/.test(method) ? params.text : method,
    )
  }
})

/** The answer to a POST. Its form is for the test to know. */
async function posted<T>(url: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return JSON.parse(await response.text())
}

const textIn = ({ text }: { readonly text: RichText }) => plainText(text)

function asksInGroup(group: Group, person: Person, buttons: Iterable<string>): void {
  group.says(person, '/month@svodka_bot')
  group.says(person, '/start')
  group.says(person, '@svodka_bot закрытые сделки за месяц')
  for (const data of buttons) group.presses(person, { data })
  group.sends(person, { contact: { phone_number: '79161234567', first_name: 'Ольга' } })
}
