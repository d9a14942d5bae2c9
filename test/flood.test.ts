import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import { type Service, startService } from './harness.ts'

const { refusals } = words('ru')

describe('a chat that floods', () => {
  it('is told so once, while others are answered as if nothing were', async () => {
    await using service = await startService({ road: 'webhook' })
    const [loud, quiet] = [await service.joins('petrova'), await service.joins('ivanov')]

    const flood = Promise.all(
      Array.from({ length: 300 }, (_, i) => service.posts(message(loud.user.id, i))),
    )
    const began = performance.now()
    quiet.says('/today')
    await quiet.sees('Сводка')
    const waitedMs = performance.now() - began
    const statuses = await flood
    await service.settled()

    assert.deepEqual(new Set(statuses), new Set([200]))
    assert.ok(waitedMs < 3000, `${waitedMs} ms`)
    assert.equal(toldTooMany(service, loud.user.id), 1)
    assert.equal(toldTooMany(service, quiet.user.id), 0)
  })
})

function toldTooMany({ telegram }: Service, chatId: number): number {
  return telegram
    .callsOf('sendMessage')
    .filter(({ params }) => params.chat_id === String(chatId) || params.chat_id === chatId)
    .filter(({ params }) => params.text === refusals.tooMany).length
}

function message(userId: number, i: number): string {
  const from = { id: userId, is_bot: false, first_name: 'Гость' }
  const id = 90_000 + i
  return JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      from,
      chat: { id: userId, type: 'private' },
      date: 1_795_338_000,
      text: '/help',
    },
  })
}
