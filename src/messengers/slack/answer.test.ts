import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CHALLENGE, COMMAND, TEXT } from './payloads.ts'
import { call, form, openStage } from './stage.ts'

describe('What Slack hears back', () => {
  it('is the challenge of an address that is tried', async () => {
    await using stage = await openStage()
    const { messenger } = stage.client

    assert.deepEqual(messenger.parse(call(CHALLENGE)), [])
    assert.deepEqual(messenger.answer(call(CHALLENGE)), {
      mediaType: 'application/json',
      body: JSON.stringify({ challenge: CHALLENGE.challenge }),
    })
  })

  it('is nothing when somebody wrote, or gave the command in their chat', async () => {
    await using stage = await openStage()

    assert.equal(stage.client.messenger.answer(call(TEXT)), null)
    assert.equal(stage.client.messenger.answer(form(COMMAND)), null)
  })

  it('is where to ask, without a figure, when the command was given in a channel', async () => {
    await using stage = await openStage()
    const elsewhere = { ...COMMAND, channel_id: 'C0', channel_name: 'sales', text: 'план' }

    const answer = stage.client.messenger.answer(form(elsewhere))

    assert.partialDeepStrictEqual(JSON.parse(answer?.body ?? ''), { response_type: 'ephemeral' })
    assert.match(answer?.body ?? '', /slack:\/\/app\?team=T0ACME001&id=A0APP0001&tab=messages/)
  })
})
