import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { AppError } from '../../kernel/index.ts'
import type { Update } from '../messenger.ts'
import type { Example, Stage, Trouble } from './example.ts'
import { reply } from './replies.ts'

export function fails({ troubles, open }: Example): void {
  const lacks = (trouble: Trouble) => ({
    skip: !troubles.includes(trouble) && 'this cannot go wrong there',
  })
  const failing = async (stage: Stage, trouble: Trouble) => {
    await stage.arrange(trouble)
    return stage.client.messenger.send(stage.chatId, reply('Продажи: 12'), null)
  }

  describe('failing', () => {
    it('says how long to wait when there is too much to do', lacks('busy'), async () => {
      await using stage = await open()

      await assert.rejects(failing(stage, 'busy'), (error) => {
        assert.ok(error instanceof AppError)
        assert.equal(error.code, 'messenger-busy')
        assert.ok((error.retryAfterMs ?? 0) > 0)
        return true
      })
    })

    it('says that the recipient is gone', lacks('gone'), async () => {
      await using stage = await open()

      await assert.rejects(failing(stage, 'gone'), { code: 'recipient-gone' })
    })

    it('says that a message is refused for good', lacks('refused'), async () => {
      await using stage = await open()

      await assert.rejects(failing(stage, 'refused'), {
        code: 'messenger-rejected',
        retryAfterMs: undefined,
      })
    })

    it('says that the token is not known', lacks('unauthorized'), async () => {
      await using stage = await open()

      await assert.rejects(failing(stage, 'unauthorized'), { code: 'bot-unauthorized' })
    })

    it(
      'does not guess when the connection breaks after the message',
      lacks('dropped'),
      async () => {
        await using stage = await open()

        await assert.rejects(failing(stage, 'dropped'), { code: 'delivery-uncertain' })
      },
    )

    it('is sure that nothing was sent when nobody listens', lacks('unreachable'), async () => {
      await using stage = await open()

      await assert.rejects(failing(stage, 'unreachable'), { code: 'messenger-busy' })
    })

    it('goes on when the trouble is over', lacks('busy'), async () => {
      await using stage = await open()
      await assert.rejects(failing(stage, 'busy'))

      await stage.client.messenger.send(stage.chatId, reply('Месяц: 57'), null)

      assert.equal(stage.said().at(-1)?.text, 'Месяц: 57')
    })

    it('repeats the token in no error', async () => {
      const errors = await Promise.all(
        troubles.map(async (trouble) => {
          await using stage = await open()
          const [outcome] = await Promise.allSettled([failing(stage, trouble)])
          return inspect(outcome, { depth: 9 }).replaceAll(stage.token, 'THE TOKEN')
        }),
      )

      assert.doesNotMatch(errors.join(), /THE TOKEN|fulfilled/)
    })

    it('acknowledges in silence when nobody listens', lacks('unreachable'), async () => {
      await using stage = await open()
      const update: Update = {
        id: '1',
        chat: { id: stage.chatId, private: true },
        from: { id: stage.chatId, username: null, name: null, language: null },
        event: { type: 'button', data: 'p:week', under: null, pressId: '1' },
      }

      await stage.arrange('unreachable')

      await stage.client.messenger.acknowledge(update)
    })

    it('says on checking that the token is not known', lacks('unauthorized'), async () => {
      await using stage = await open()
      await stage.arrange('unauthorized')

      await assert.rejects(stage.client.setup.check(), { code: 'bot-unauthorized' })
    })

    it('says on checking that nobody listens', lacks('unreachable'), async () => {
      await using stage = await open()
      await stage.arrange('unreachable')

      await assert.rejects(stage.client.setup.check(), { code: 'messenger-busy' })
    })
  })
}
