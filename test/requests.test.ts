import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import { eventually, type Service, startService } from './harness.ts'
import { answers, newest, type RequestRow, takesRequests } from './request-walk.ts'

const { requests, buttons, refusals } = words('ru')

describe('a client who leaves a request', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'webhook' })
    await takesRequests(service)
    await service.svodka('settings', 'set', 'policy-url', 'https://example.ru/policy')
  })

  after(() => service[Symbol.asyncDispose]())

  it('is asked for consent first, then for a name, a contact and what they need', async () => {
    const client = service.person()
    client.says('Здравствуйте')
    await client.sees(requests.choice[0] ?? '')
    client.presses(buttons.leaveRequest)
    const consent = await client.sees(requests.consent[0] ?? '')
    assert.ok(consent.buttons.flat().some(({ url }) => url === 'https://example.ru/policy'))

    client.presses(buttons.agree)
    await client.sees(requests.askName)
    client.says('Пётр')
    await client.sees(requests.askContact)
    client.says('8 (912) 345-67-89')
    await client.sees(requests.askText)
    client.says('Кондиционер в офис')

    await client.sees(/^Заявка № 1 принята/)
    await eventually(async () => (await newest(service))[0]?.state === 'in-crm')
    const [request] = await newest(service)
    assert.deepEqual(contract(request), {
      bot: service.botId,
      name: 'Пётр',
      phone: '+79123456789',
      email: null,
      text: 'Кондиционер в офис',
      state: 'in-crm',
    })
  })

  it('who gives no consent leaves nothing behind', async () => {
    const before = (await newest(service)).length
    const client = service.person()
    client.says('/request')
    await client.sees(requests.consent[0] ?? '')

    client.says('сначала цена')
    await client.sees(requests.consentWanted)
    client.presses(buttons.leaveForm)

    await client.sees(requests.refused)
    client.says('/request')
    await client.sees(requests.consent[0] ?? '')
    assert.equal((await newest(service)).length, before)
  })

  it('comes back to a form that was left, after a restart too', async () => {
    const client = service.person()
    await answers(client, 'Анна')
    client.presses(buttons.leaveForm)
    await client.sees(requests.left)

    await service.restarts()
    client.says('Мне снова надо')
    await client.sees(requests.choice[0] ?? '')
    client.presses(buttons.goOn)
    await client.sees(`${requests.goingOn}\n${requests.askContact}`)
    client.says('anna@example.ru')
    await client.sees(requests.askText)
    client.says('Сплит-система')

    await client.sees(/^Заявка № \d+ принята/)
    assert.equal((await newest(service))[0]?.email, 'anna@example.ru')
  })

  it('is asked again for what is no phone, no email, no name and no words', async () => {
    const client = service.person()
    client.says('/request')
    await client.sees(requests.consent[0] ?? '')
    client.presses(buttons.agree)
    await client.sees(requests.askName)
    client.says('123')
    await client.sees(requests.nameWanted)
    client.says('🦊 \u202eИлья\u202c')
    await client.sees(requests.askContact)
    client.says('12345')
    await client.sees(requests.contactWanted)
    client.says('+7 343 000-11-22 ilya@example.ru')
    await client.sees(requests.askText)
    client.sendsPhoto()
    await client.sees(requests.wordsWanted)
    client.says('Фильтр')

    await client.sees(/^Заявка № \d+ принята/)
    const [request] = await newest(service)
    assert.deepEqual([request?.name, request?.email], ['🦊 Илья', 'ilya@example.ru'])
  })

  it('may be an employee, who goes on with statistics', async () => {
    const person = await service.joins('petrova')
    person.says('/start')
    await person.sees(({ buttons: rows }) =>
      rows.flat().some(({ text }) => text === buttons.leaveRequest),
    )
    await answers(person, 'Анна', '8 912 000-00-01', 'Себе домой')

    await person.sees(/^Заявка № \d+ принята/)
    person.says('/month')
    await person.sees('Сводка')
  })

  it('may do something else meanwhile: what is written then is no answer', async () => {
    const person = await service.joins('gromov')
    await answers(person, 'Дмитрий')

    person.says('/today')
    await person.sees('Сводка')
    person.says('оплаты за месяц')
    await person.sees('Полученные оплаты')
    person.says('/request')

    await person.sees(`${requests.goingOn}\n${requests.askContact}`)
  })

  it('is not taken at their word an hour later', async () => {
    const client = service.person()
    await answers(client, 'Лев')

    await service.pass({ minutes: 61 })
    client.says('8 912 000-00-31')

    await client.sees(requests.choice[0] ?? '')
  })

  it('who works here goes the road of employees', async () => {
    const person = service.person()
    person.says('petrova')
    await person.sees(requests.choice[0] ?? '')
    person.presses(buttons.iWorkHere)
    await person.sees(refusals.stranger[0] ?? '')

    person.says('petrova')

    await person.sees(words('ru').linking.approvalAsked[0] ?? '')
  })

  it('is known by the phone, and gets no second request', async () => {
    const client = service.person()
    const before = (await newest(service)).length

    await answers(client, 'Пётр', '+7 912 345 67 89', 'И ещё монтаж')

    await client.sees('Такая заявка уже есть: № 1')
    const all = await newest(service)
    assert.equal(all.length, before)
    assert.match(all.at(-1)?.text ?? '', /^Кондиционер в офис\n\nИ ещё монтаж$/)
  })

  it('leaves one request with a long text that the messenger cut', async () => {
    const client = service.person()
    await answers(client, 'Вера', '8 912 000-00-02')
    const parts = ['а'.repeat(4096), 'б'.repeat(4096), 'в'.repeat(1808)]

    for (const part of parts) client.says(part)

    await client.sees(/^Заявка № \d+ принята/)
    await eventually(async () => (await newest(service))[0]?.text === parts.join('\n\n'))
  })

  it('is held back after three in an hour, told so once, and heard again later', async () => {
    const client = service.person()
    await answers(client, 'Зоя', '8 912 000-00-11', 'Раз')
    await answers(client, 'Зоя', '8 912 000-00-12', 'Два')
    await answers(client, 'Зоя', '8 912 000-00-13', 'Три')

    client.says('/request')
    await client.sees(requests.held)
    client.says('/request')
    await service.settled()

    assert.equal(client.chat.filter(({ words }) => words === requests.held).length, 1)
    await service.pass({ hours: 2 })
    client.says('/request')
    await client.sees(requests.consent[0] ?? '')
  })

  it('cannot ask where the bot takes no requests', async () => {
    await takesRequests(service, 'off')
    const client = service.person()

    client.says('/request')

    await client.sees(refusals.stranger[0] ?? '')
  })
})

const contract = (row: RequestRow | undefined) => ({
  bot: row?.bot,
  name: row?.name,
  phone: row?.phone,
  email: row?.email,
  text: row?.text,
  state: row?.state,
})
