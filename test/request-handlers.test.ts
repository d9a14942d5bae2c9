import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import type { Person } from './emulators/telegram/index.ts'
import { eventually, type Service, startService } from './harness.ts'
import { answers, newest, takesRequests } from './request-walk.ts'

const { requests, buttons, refusals } = words('ru')

describe('those who handle requests', () => {
  let service: Service
  let petrova: Person
  let sokolov: Person
  let phones = 10

  before(async () => {
    service = await startService({ road: 'webhook' })
    await takesRequests(service)
    await service.svodka('settings', 'set', 'request-handlers', 'petrova,sokolov')
    petrova = await service.joins('petrova')
    sokolov = await service.joins('sokolov')
  })

  after(() => service[Symbol.asyncDispose]())

  it('see a request without its contacts until they take it, and then all of it', async () => {
    const { client, number } = await asks('Позвоните на 8 912 555-66-77 или ivan@example.ru')
    const offer = await petrova.sees(`Новая заявка № ${number}`)
    assert.match(offer.words, /Телефон: \+7 90 ?•••|Телефон: \+7900? ?•••/)
    assert.doesNotMatch(offer.words, /555|ivan@|90000000\d\d/)

    petrova.presses(buttons.takeRequest, offer.message_id)

    const card = await petrova.sees(`Заявка № ${number} у вас`)
    assert.equal(card.message_id, offer.message_id)
    assert.match(card.words, /Телефон: \+790000000\d\d[\s\S]*8 912 555-66-77 или ivan@example\.ru/)
    await client.sees(`Заявка № ${number} в работе`)
    await eventually(async () => (await newest(service))[0]?.state === 'taken')
  })

  it('take it once: the other one sees by whom', async () => {
    const { number } = await asks('Кому достанется')
    const offers = [await petrova.sees(`№ ${number}`), await sokolov.sees(`№ ${number}`)]

    petrova.presses(buttons.takeRequest, offers[0]?.message_id)
    sokolov.presses(buttons.takeRequest, offers[1]?.message_id)
    await service.settled()

    const told = [petrova, sokolov].map(({ chat }) => chat.map(({ words }) => words).join('\n'))
    const cards = told.filter((words) => words.includes(`Заявка № ${number} у вас`))
    const news = told.filter((words) => words.includes(`Заявка № ${number} в работе: `))
    assert.deepEqual([cards.length, news.length], [1, 1])
  })

  it('turn it down with a reason, and may think better of it before', async () => {
    const { client, number } = await asks('Купите рекламу')
    const { message_id } = await petrova.sees(`Новая заявка № ${number}`)
    petrova.presses(buttons.turnDown, message_id)
    await petrova.sees(requests.why(String(number)))
    petrova.presses(buttons.back, message_id)
    await petrova.sees(({ words, message_id: id }) => id === message_id && words.includes('Новая'))
    petrova.presses(buttons.turnDown, message_id)
    await petrova.sees(requests.why(String(number)))

    petrova.presses(buttons.declineReasons.spam, message_id)

    await petrova.sees(requests.declined(String(number), 'спам'))
    await sokolov.sees(requests.declinedBy(String(number), 'спам', 'Петрова Анна'))
    assert.equal((await newest(service))[0]?.state, 'declined')
    await service.settled()
    assert.match(client.chat.at(-1)?.words ?? '', /принята/)
  })

  it('are reminded after 15 minutes, and administrators are told after an hour', async () => {
    const administrator = await service.joins('zaytsev')
    const { number } = await asks('Меня никто не берёт')
    await petrova.sees(`Новая заявка № ${number}`)

    await service.pass({ minutes: 16 })
    await petrova.sees(new RegExp(`Заявка № ${number} ждёт уже 16 мин`))
    await sokolov.sees(`Заявка № ${number} ждёт`)
    await service.pass({ minutes: 45 })

    const { message_id } = await administrator.sees(new RegExp(`Заявку № ${number} не взяли за 61`))
    administrator.presses(buttons.takeRequest, message_id)
    await administrator.sees(`Заявка № ${number} у вас`)
    await petrova.sees(`Заявка № ${number} в работе: Зайцев`)
  })

  it('are told of words that the client adds, whoever has the request', async () => {
    const { client, number, phone } = await asks('Один кондиционер')
    petrova.presses(
      buttons.takeRequest,
      (await petrova.sees(`Новая заявка № ${number}`)).message_id,
    )
    await petrova.sees(`Заявка № ${number} у вас`)

    await answers(client, 'Иван', phone, 'Нет, два')

    await client.sees(`Такая заявка уже есть: № ${number}`)
    await petrova.sees(/Один кондиционер\s+Нет, два/)
  })

  it('can do nothing more once they handle no requests, are blocked or have left', async () => {
    const { number } = await asks('Возьмут другие')
    const offer = await sokolov.sees(`Новая заявка № ${number}`)
    await service.svodka('settings', 'set', 'request-handlers', 'petrova')

    sokolov.presses(buttons.takeRequest, offer.message_id)
    await sokolov.sees(refusals.notAllowed)
    await service.svodka('settings', 'set', 'request-handlers', 'petrova,sokolov')
    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'sokolov'")
    await service.pass({ seconds: 61 })
    sokolov.presses({ data: takeOf(offer) }, GONE)

    await service.settled()
    assert.ok(!sokolov.chat.some(({ words }) => words.includes(`Заявка № ${number} у вас`)))
    assert.equal((await newest(service))[0]?.state, 'in-crm')
  })

  it('are nobody else: the button of a handler is worth nothing to others', async () => {
    const { client, number } = await asks('Чужая кнопка')
    const offer = await petrova.sees(`Новая заявка № ${number}`)
    const seller = await service.joins('fedorova')

    client.presses({ data: takeOf(offer) }, GONE)
    seller.presses({ data: takeOf(offer) }, GONE)

    await seller.sees(refusals.notAllowed)
    await service.settled()
    assert.equal((await newest(service))[0]?.employeeId, null)
  })

  it('are administrators where nobody is chosen and the CRM names nobody', async () => {
    await service.svodka('settings', 'set', 'request-handlers', 'none')
    const administrator = await service.joins('zaytsev')

    const { number } = await asks('Кто ответит')

    await administrator.sees(`Новая заявка № ${number}`)
    await service.svodka('settings', 'set', 'request-handlers', 'petrova')
  })

  it('see nothing of a person who was erased', async () => {
    const { client, number } = await asks('Забудьте меня')
    const offer = await petrova.sees(`Новая заявка № ${number}`)
    await service.svodka('subscribers', 'erase', String(client.user.id))

    petrova.presses(buttons.takeRequest, offer.message_id)

    await petrova.sees(requests.gone)
    assert.ok((await newest(service)).every(({ text }) => text !== 'Забудьте меня'))
  })

  /** A client of their own number who has left a request. */
  async function asks(text: string) {
    phones += 1
    const phone = `8 900 000-00-${phones}`
    const client = service.person()
    await answers(client, 'Иван', phone, text)
    const { words } = await client.sees(/принята/)
    return { client, phone, number: Number(/№ (\d+)/.exec(words)?.[1]) }
  }
})

const takeOf = ({ buttons: rows }: Person['chat'][number]) =>
  rows.flat().find(({ text }) => text === buttons.takeRequest)?.callback_data ?? ''

/** A message that is there no more: what is pressed under it is answered by a new one. */
const GONE = 999_999_999
