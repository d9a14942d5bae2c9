import assert from 'node:assert/strict'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import { eventually, type Service, startService } from './harness.ts'

const { refusals } = words('ru')

describe('what cannot be understood in a chat', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'webhook' })
  })

  after(() => service[Symbol.asyncDispose]())

  it('is a fresh menu for a button that is damaged, foreign or of another version', async () => {
    const pressed = ['1', '1X', '1R', '1RsatQ', '1Rzzz', '2RsatM.0.', 'p:week', '{"a":1}', '💣']

    const answers = await pressesEach(pressed)

    assert.deepEqual(
      answers.map((words) => words.split('\n')[0]),
      Array(pressed.length).fill(refusals.staleButton),
    )
  })

  it('is a fresh menu for a period that never was', async () => {
    const backwards = '1Rsatg0m_-5.0.'
    const century = '1Rsatg0m_zzz.0.'
    const future = '1Rsatzzzz_0.0.'

    const answers = await pressesEach([backwards, century, future])

    assert.deepEqual(
      answers.map((words) => words.split('\n')[0]),
      Array(3).fill(refusals.staleButton),
    )
  })

  it('is «недоступна» for a button about somebody who may not be seen, or is nobody', async () => {
    const [vetrov, nobody] = await pressesEach(['1Raat!M.0.1', '1RaatM.0.999'])

    assert.ok(vetrov?.startsWith(refusals.notAllowed))
    assert.ok(nobody?.startsWith(refusals.notAllowed))
  })

  it('is the last page for a page that is not there', async () => {
    const [answer] = await pressesEach(['1RaatM.zz.'])

    assert.match(answer ?? '', /^📖 Активности/)
  })

  it('is asked about when a metric, a day or a name is none', async () => {
    const person = await service.joins('petrova')
    const said = [
      'абракадабра',
      'сделки 31 февраля',
      'оплаты с 15 по 1 ноября',
      'звонки Ктулху за март',
      'оплаты за 0 год',
    ]

    const answers = await Promise.all(
      said.map(async (text) => {
        person.says(text)
        return (await person.nextMessage()).words
      }),
    )

    assert.deepEqual(
      answers.filter((answer) => /данные на/.test(answer)),
      [],
    )
    assert.deepEqual(
      person.chat.filter(({ fromBot, buttons }) => fromBot && buttons.length === 0),
      [],
    )
  })

  it('is answered by words when it is no words', async () => {
    const person = await service.joins('petrova')

    person.sendsSticker()

    assert.match((await person.nextMessage()).words, /^Я понимаю слова и кнопки/)
  })

  it('is too long, and is said back short', async () => {
    const person = await service.joins('petrova')

    person.says('а'.repeat(4096))

    assert.match((await person.nextMessage()).words, /^Не понял «а{50,60}…»/)
  })

  /** The words that each press brings about. */
  async function pressesEach(pressed: readonly string[]): Promise<string[]> {
    const person = await service.joins('petrova')
    const answers: string[] = []
    for (const data of pressed) {
      await person.pressesAndIsAnswered({ data }, 999_999_999)
      answers.push((await person.nextMessage()).words)
    }
    return answers
  }
})

describe('a CRM that does not answer', () => {
  it('is said in words, over the last figures while it is known who asks', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await service.joins('petrova')
    person.says('/month')
    const { words: fresh } = await person.sees('Сводка')

    await damageCrm(service)
    await service.pass({ seconds: 40 })
    await person.pressesAndIsAnswered('🔄 Обновить')

    const { words } = await person.sees(/CRM сейчас не отвечает\. Показываю данные на 12:00/)
    assert.match(words, new RegExp(fresh.match(/Новые сделки: \d+/)?.[0] ?? 'none'))
  })

  it('gives nobody a figure once it is not known who works there, until it is back', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await service.joins('petrova')
    person.says('/month')
    await person.sees('Сводка')

    const repair = await damageCrm(service)
    await service.pass({ seconds: 120 })
    person.says('/month')
    const silent = await person.sees('CRM сейчас не отвечает')
    await repair()
    await service.pass({ seconds: 120 })
    person.says('/month')

    assert.doesNotMatch(silent.words, /\d/)
    const back = await person.sees(({ message_id }) => message_id > silent.message_id)
    assert.match(back.words, /^📋 Сводка/)
  })
})

describe('a Telegram that is away when the service starts', () => {
  it('keeps neither the page nor the other bots from working', async () => {
    await using service = await startService({ road: 'webhook' })
    await service.telegram.down('refuse')

    await service.restarts()

    await eventually(() => service.log.some(({ event }) => event === 'bot not connected'))
    const [page, ready] = await Promise.all([fetch(service.url), fetch(`${service.url}/readyz`)])
    assert.deepEqual([page.status, ready.status], [200, 200])
  })
})

/** Overwrites the company's database; returns how to put it back. */
async function damageCrm({ dataDir }: Service): Promise<() => Promise<void>> {
  const path = join(dataDir, 'demo.sqlite')
  await copyFile(path, `${path}.kept`)
  await writeFile(path, 'no database any more '.repeat(1000))
  return () => copyFile(`${path}.kept`, path)
}
