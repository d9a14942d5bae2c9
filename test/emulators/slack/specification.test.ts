import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { METHOD_NAMES } from './methods/index.ts'
import {
  isDescribed,
  missingSpecification,
  validateAnswer,
  validateCall,
  validateEnvelope,
} from './specification.ts'
import { startWithOlga } from './started.ts'

const skip = missingSpecification ?? false

/** Methods that are in nobody's description here. */
const UNDESCRIBED = ['files.upload']

describe('the vendor’s description of the Web API', { skip }, () => {
  it('has every method of the emulator, spelled the same', () => {
    const unknown = METHOD_NAMES.filter((name) => !isDescribed(name))

    assert.deepEqual(unknown.toSorted(), UNDESCRIBED)
  })

  it('fits what methods answer, rightly called and not', async () => {
    await using started = await startWithOlga()
    const { api, slack, olga } = started
    const { ts = '' } = await api.chat.postMessage({ channel: olga.dm, text: 'а' })
    await api.chat.update({ channel: olga.dm, ts, text: 'б' })
    await api.conversations.open({ users: olga.user.id })
    await api.conversations.history({ channel: olga.dm })
    await api.users.info({ user: olga.user.id })
    await api.filesUploadV2({ channel_id: olga.dm, file: Buffer.from('а'), filename: 'a.csv' })
    await api.views.publish({ user_id: olga.user.id, view: { type: 'home', blocks: [] } })
    await api.chat.delete({ channel: olga.dm, ts })
    await Promise.allSettled([
      api.chat.update({ channel: olga.dm, ts, text: 'в' }),
      api.conversations.open({ users: 'U0NOBODY1' }),
      api.chat.postMessage({ channel: 'C0NOWHERE', text: 'а' }),
    ])

    assert.ok(slack.calls.length >= 12)
    assert.deepEqual(
      slack.calls.flatMap(({ method, answer }) => validateAnswer(method, answer)),
      [],
    )
    assert.deepEqual(
      slack.calls.flatMap(({ method, args }) => validateCall(method, args)),
      [],
    )
  })

  it('fits the envelopes of events', async () => {
    await using started = await startWithOlga()
    const { slack } = started

    assert.deepEqual(validateEnvelope(slack.envelope({ type: 'message' })), [])
    assert.deepEqual(validateEnvelope({ type: 'event_callback' }).length, 7)
  })

  it('finds what is wrong with a call', () => {
    assert.deepEqual(validateCall('chat.update', { channel: 'C0', text: 'а', colour: 'red' }), [
      'chat.update: ts is missing',
      'chat.update: no colour',
    ])
    assert.deepEqual(
      validateCall('files.getUploadURLExternal', { filename: 'a', length: 'many' }),
      ['files.getUploadURLExternal: length is of a wrong type'],
    )
  })
})
