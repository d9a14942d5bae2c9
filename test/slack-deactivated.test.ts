import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startSlackService } from './slack-service.ts'

describe('somebody deactivated in the CRM', () => {
  it('gets no figure in Slack any more, by word, command or button', async () => {
    await using service = await startSlackService('http')
    const person = await service.joins('petrova')
    person.says('сводка за месяц')
    const { ts } = await person.sees('Сводка')

    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'petrova'")
    service.pass({ minutes: 2 })
    await person.presses(/Обновить/)
    person.says('план')
    await person.commands('/svodka', 'оплаты за месяц')
    await service.settled()

    const told = person.chat.filter((one) => one.fromBot && one.ts > ts)
    assert.ok(told.length > 0)
    assert.doesNotMatch(told.map(({ words }) => words).join('\n'), /₽|Сводка/)
  })
})
