import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Desk, openDesk } from './desk.ts'
import type { Person } from './emulators/telegram/index.ts'
import { eventually, type Service, startService } from './harness.ts'

describe('a report sent to all', () => {
  it('reaches everybody once, each with their own figures, while somebody chats', async () => {
    await using stage = await openStage('vetrov', 'petrova', 'sokolov')
    const { desk, service } = stage
    const [director, manager, other] = stage.people

    const sent = await desk.send({ note: 'Итоги месяца: посмотрите до обеда.' })
    other?.says('/today')
    await finished(stage, sent.id)

    assert.equal(sent.title, 'Сводка · месяц · всё, что видно')
    const { words } = (await director?.sees('Итоги месяца')) ?? { words: '' }
    assert.match(words, /Итоги месяца: посмотрите до обеда\.\s+.*вся команда/s)
    assert.match((await manager?.sees('Итоги месяца'))?.words ?? '', /ваши показатели/)
    await other?.sees('среда, 18 ноября')
    assert.deepEqual(stage.people.map(got), [1, 1, 1])
    assert.deepEqual(await fates(desk, sent.id), ['отправлено', 'отправлено', 'отправлено'])
    assert.deepEqual(service.invalidCalls(), [])
  })

  it('is one broadcast however often it is clicked', async () => {
    await using stage = await openStage('petrova')
    const { desk } = stage

    const [first, second] = await Promise.all([desk.send(), desk.send()])
    await finished(stage, first.id)

    assert.equal(first.id, second.id)
    assert.deepEqual(stage.people.map(got), [1])
    assert.equal((await desk.all()).rows.length, 1)
  })

  it('says before who gets it, and who not and why', async () => {
    await using stage = await openStage('petrova', 'sokolov', 'gromov', 'morozov')
    const { desk, service } = stage
    const [, stopped] = stage.people
    stopped?.says('/stop')
    await stopped?.sees('Вы отписались')
    await service.svodka('subscribers', 'block', 'gromov')
    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'morozov'")

    const { recipients, leftOut } = await desk.preview()
    const why = new Map(leftOut.map(({ name, why: reason }) => [name, reason]))

    assert.deepEqual(
      recipients.map(({ name, bots }) => [name, bots.length]),
      [['Петрова Анна', 1]],
    )
    assert.deepEqual(
      ['Соколов Павел', 'Громов Дмитрий', 'Морозов Никита', 'Ветров Игорь'].map(
        (name) => [...why].find(([known]) => known.startsWith(name.split(' ')[0] ?? ''))?.[1],
      ),
      ['stopped', 'blocked', 'off', 'not-subscribed'],
    )
  })

  it('goes to a head with the people of the department, when that is who was chosen', async () => {
    await using stage = await openStage('vetrov', 'petrova', 'gromov')
    const { desk } = stage
    const everybody = await desk.preview()
    const head = everybody.recipients.find(({ name }) => name === 'Громов Дмитрий')

    const { recipients } = await desk.preview({
      to: 'departments',
      heads: [head?.employeeId ?? ''],
    })

    assert.deepEqual(recipients.map(({ name }) => name).toSorted(), [
      'Громов Дмитрий',
      'Петрова Анна',
    ])
  })

  it('refuses what the CRM does not count, and an audience of nobody', async () => {
    await using stage = await openStage('petrova')
    const { desk } = stage
    const question = { subject: 'nothing', period: 'month', scope: 'all', view: 'text' } as const

    await assert.rejects(desk.send({ question }), { code: 'bad-input' })
    await assert.rejects(desk.send({ audience: { to: 'employees', ids: ['999'] } }), {
      code: 'bad-input',
    })
    assert.deepEqual((await desk.all()).rows, [])
  })
})

describe('a broadcast under way', () => {
  it('does not reach anybody any more once it is stopped', async () => {
    await using stage = await openStage('petrova', 'sokolov')
    const { desk, service } = stage
    const sent = await sentWhileDown(stage)

    await desk.stop(sent.id)
    await comesBack(stage)

    const { state, counts } = await desk.progress(sent.id)
    assert.deepEqual([state, counts.skipped, counts.queued], ['stopped', 2, 0])
    assert.deepEqual(stage.people.map(got), [0, 0])
    assert.deepEqual(
      (await desk.log({ broadcast: sent.id })).rows.map(({ error }) => error),
      ['рассылка остановлена', 'рассылка остановлена'],
    )
    assert.deepEqual(service.invalidCalls(), [])
  })

  it('passes by who was deactivated after it was sent', async () => {
    await using stage = await openStage('petrova', 'sokolov')
    const { desk, service } = stage
    const sent = await sentWhileDown(stage)

    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'petrova'")
    await comesBack(stage)
    await finished(stage, sent.id)

    assert.deepEqual(stage.people.map(got), [0, 1])
    assert.deepEqual((await fates(desk, sent.id)).toSorted(), ['отправлено', 'пропущено'])
  })

  it('unsubscribes who has blocked the bot, and keeps the words of the messenger', async () => {
    await using stage = await openStage('petrova', 'sokolov')
    const { desk } = stage
    stage.service.telegram.fault({ kind: 'blocked', chatId: stage.people[0]?.user.id ?? 0 })

    const sent = await desk.send()
    await finished(stage, sent.id)

    const [failed] = (await desk.log({ broadcast: sent.id, state: 'failed' })).rows
    assert.match(failed?.error ?? '', /blocked by the user/)
    const { leftOut } = await desk.preview()
    assert.equal(leftOut.find(({ name }) => name === 'Петрова Анна')?.why, 'stopped')
  })

  it('is repeated for those whom it failed to reach, and for nobody else', async () => {
    await using stage = await openStage('petrova', 'sokolov')
    const { desk, service } = stage
    const [unlucky] = stage.people
    service.telegram.fault({ ...REFUSED, chatId: unlucky?.user.id ?? 0 })
    const sent = await desk.send()
    await finished(stage, sent.id)
    assert.deepEqual(stage.people.map(got), [0, 1])

    const answers = await Promise.all([desk.repeat(sent.id), desk.repeat(sent.id)])
    await finished(stage, sent.id)

    assert.deepEqual(answers.map(({ resent }) => resent).toSorted(), [0, 1])
    assert.deepEqual(stage.people.map(got), [1, 1])
    const { counts } = await desk.progress(sent.id)
    assert.deepEqual([counts.sent, counts.failed], [2, 0])
  })
})

describe('the log of a broadcast', () => {
  it('has a row for everybody, which opens to its attempts', async () => {
    await using stage = await openStage('petrova')
    const { desk } = stage
    stage.service.telegram.fault({ kind: 'flood', chatId: stage.people[0]?.user.id ?? 0 })
    const sent = await desk.send()
    await eventually(async () => (await desk.log({ broadcast: sent.id })).rows[0]?.attempts === 1)
    await stage.service.pass({ seconds: 60 })
    await finished(stage, sent.id)

    const [row] = (await desk.log({ broadcast: sent.id })).rows
    const { tries, text } = await desk.message(row?.id ?? '')

    assert.equal(row?.topic, 'Сводка · месяц · всё, что видно')
    assert.deepEqual([row?.employeeName, row?.tried], ['Петрова Анна', false])
    assert.deepEqual(
      tries.map(({ state }) => state),
      ['queued', 'sent'],
    )
    assert.equal(text, null)
  })

  it('keeps what was said while that is asked for', async () => {
    await using stage = await openStage('petrova')
    const { desk } = stage
    await desk.books.inTransaction(({ settings }) => settings.set('keepTexts', true))

    const sent = await desk.send()
    await finished(stage, sent.id)

    const [row] = (await desk.log({ broadcast: sent.id })).rows
    assert.match((await desk.message(row?.id ?? '')).text ?? '', /Сводка · ваши показатели/)
  })

  it('is found by the employee’s name, and told as a table that runs no formula', async () => {
    await using stage = await openStage('petrova', 'sokolov')
    const { desk, service } = stage
    await service.changeCrm("UPDATE employees SET name = '=HYPERLINK(1)' WHERE login = 'sokolov'")
    await service.pass({ seconds: 60 })
    const sent = await desk.send()
    await finished(stage, sent.id)

    const found = await desk.log({ broadcast: sent.id, search: 'петров' })
    const table = await desk.csv({ broadcast: sent.id })

    assert.deepEqual(
      found.rows.map(({ employeeName }) => employeeName),
      ['Петрова Анна'],
    )
    assert.match(table, /^\ufeffКогда;Бот;Мессенджер;Кому;Сотрудник;Вид;О чём;/)
    assert.match(table, /;'=HYPERLINK\(1\);текст;Сводка · месяц · всё, что видно;отправлено;1;;/)
    assert.equal(table.trimEnd().split('\r\n').length, 3)
  })
})

const REFUSED = {
  kind: { status: 400, description: 'Bad Request: message text is wrong' },
  method: 'sendMessage',
} as const

interface Stage extends AsyncDisposable {
  readonly service: Service
  readonly desk: Desk
  readonly people: readonly Person[]
}

/** A service, people who are linked to these employees, and somebody at the page. */
async function openStage(...logins: readonly string[]): Promise<Stage> {
  await using building = new AsyncDisposableStack()
  const service = building.use(await startService({ road: 'webhook' }))
  const people: Person[] = []
  for (const login of logins) people.push(await service.joins(login))
  const desk = building.use(await openDesk(service))
  const built = building.move()
  return { service, desk, people, [Symbol.asyncDispose]: () => built.disposeAsync() }
}

/** How many reports somebody got, but for those that they asked for. */
const got = (person: Person) =>
  person.chat.filter(({ fromBot, words }) => fromBot && words.includes('1–18 ноября')).length

async function finished({ desk }: Stage, id: string): Promise<void> {
  await eventually(async () => (await desk.progress(id)).counts.queued === 0, 15_000)
}

const fates = async (desk: Desk, broadcast: string) =>
  (await desk.log({ broadcast })).rows.map(({ state }) => STATES[state])

const STATES: Readonly<Record<string, string>> = {
  sent: 'отправлено',
  skipped: 'пропущено',
}

/** A broadcast whose messages wait: one was tried, and then the messenger left alone. */
async function sentWhileDown({ desk, service, people }: Stage) {
  await service.telegram.down('refuse')
  const sent = await desk.send()
  await eventually(async () => {
    const { rows } = await desk.log({ broadcast: sent.id })
    return rows.length === people.length && rows.some(({ attempts }) => attempts > 0)
  })
  return sent
}

/** A minute later, when nothing that was known of the company is believed any more. */
async function comesBack({ service }: Stage): Promise<void> {
  await service.telegram.idle()
  await service.telegram.up()
  await service.pass({ seconds: 60 })
  await service.settled()
}
