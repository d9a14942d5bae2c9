import assert from 'node:assert/strict'
import http from 'node:http'
import type { Agent } from 'node:https'
import { describe, it } from 'node:test'
import { Keyboard, VK } from 'vk-io'
import { PIXEL } from '../telegram/pixel.ts'
import { startVkEmulator, type VkEmulator, type VkEmulatorOptions } from './index.ts'
import { missingSpecification, validateCall, validateResult } from './specification.ts'

const OLGA = 743784474

describe('the client vk-io against the emulator', () => {
  it('says, edits and is answered', async () => {
    await using started = await start()
    const { vk, olga, api } = started
    olga.starts()
    const keyboard = Keyboard.builder()
      .inline()
      .callbackButton({ label: 'Неделя', payload: { c: 'p:week' } })
      .row()
      .urlButton({ label: 'CRM', url: 'https://crm.example.org' })

    const [sent] = await api.messages.send({
      ...{ peer_ids: [OLGA], random_id: 5, message: 'Период?', keyboard },
    })
    const press = olga.presses('Неделя')
    await api.messages.sendMessageEventAnswer({
      ...{ event_id: press?.eventId ?? '', user_id: OLGA, peer_id: OLGA },
    })
    await api.messages.edit({
      peer_id: OLGA,
      cmid: sent?.conversation_message_id ?? 0,
      message: 'Да',
    })

    assert.deepEqual(
      olga.chat.filter(({ fromBot }) => fromBot).map(({ words, buttons }) => [words, buttons]),
      [['Да', []]],
    )
    assert.notEqual(vk.presses[0]?.answer, null)
  })

  it('uploads a picture and a file', async () => {
    await using started = await start()
    const { olga, client, api } = started
    olga.starts()

    const photo = await client.upload.messagePhoto({
      ...{ peer_id: OLGA, source: { value: PIXEL, filename: 'chart.png' } },
    })
    const doc = await client.upload.messageDocument({
      ...{
        peer_id: OLGA,
        title: 'a.csv',
        source: { value: Buffer.from('a;b'), filename: 'a.csv' },
      },
    })
    await api.messages.send({
      ...{ peer_ids: [OLGA], random_id: 6, attachment: `${photo},${doc}` },
    })

    const last = olga.chat.at(-1)
    assert.deepEqual([last?.photo?.width, last?.photo?.height], [64, 64])
    assert.equal(last?.document?.bytes.toString(), 'a;b')
  })

  it('hears by long poll', async () => {
    await using started = await start()
    const { olga, client, api } = started
    await api.groups.setLongPollSettings({ group_id: 224466880, enabled: 1, message_new: 1 })
    const heard = new Promise((resolve) => {
      client.updates.on('message_new', (context) => resolve(context.text))
    })
    await client.updates.startPolling()

    olga.says('план')

    assert.equal(await heard, 'план')
    await client.updates.stop()
  })

  it('is told the vendor’s errors by their numbers', async () => {
    await using started = await start({ rights: ['messages'] })
    const { olga, api } = started
    const send = (changes: object) => api.messages.send({ peer_id: OLGA, random_id: 0, ...changes })

    await assert.rejects(send({ message: 'а' }), { code: 901 })
    olga.starts()
    await assert.rejects(send({ message: '' }), { code: 100 })
    await assert.rejects(send({ message: 'а'.repeat(4097) }), { code: 914 })
    await assert.rejects(send({ message: 'а', keyboard: '{"inline":true}' }), { code: 911 })
    await assert.rejects(send({ message: 'а', keyboard: wide(6) }), { code: 911 })
    await assert.rejects(send({ message: 'а', attachment: 'photo1_2' }), { code: 100 })
    await assert.rejects(api.messages.edit({ peer_id: OLGA, cmid: 99, message: 'а' }), {
      code: 104,
    })
    await assert.rejects(api.groups.getCallbackServers({ group_id: 224466880 }), { code: 15 })
    await assert.rejects(api.call('no.method', {}), { code: 3 })
  })

  it('calls and is answered as the vendor describes', {
    skip: missingSpecification ?? false,
  }, async () => {
    await using started = await start()
    const { vk, olga, api } = started
    olga.starts()
    await api.groups.getById({})
    await api.groups.getTokenPermissions({})
    await api.groups.getCallbackConfirmationCode({ group_id: 224466880 })
    await api.groups.addCallbackServer({
      ...{ group_id: 224466880, url: 'http://127.0.0.1:9/', title: 'a', secret_key: 'b' },
    })
    await api.groups.getCallbackServers({ group_id: 224466880 })
    await api.groups.setLongPollSettings({ group_id: 224466880, enabled: 1 })
    await api.groups.getLongPollServer({ group_id: 224466880 })
    await api.messages.send({ peer_ids: [OLGA], random_id: 1, message: 'а' })
    await api.messages.send({ peer_id: OLGA, random_id: 2, message: 'а' })
    await api.messages.setActivity({ peer_id: OLGA, type: 'typing' })
    await api.users.get({ user_ids: [OLGA] })

    const problems = vk.calls.flatMap(({ method, params, answer }) => [
      ...validateCall(method, params),
      ...validateResult(method, answer ?? {}),
    ])

    assert.equal(vk.calls.length, 11)
    assert.deepEqual(problems, [])
  })
})

describe('checking a call to VK', { skip: missingSpecification ?? false }, () => {
  it('finds what is missing, unknown or of a wrong type', () => {
    assert.deepEqual(validateCall('messages.edit', { peer_id: 'x', txt: 'а' }), [
      'messages.edit.txt: not described',
      'messages.edit.peer_id: integer expected, got x',
    ])
    assert.deepEqual(validateCall('messages.edit', {}), ['messages.edit.peer_id: required'])
    assert.deepEqual(validateCall('messages.pigeon', {}), ['messages.pigeon: no such method'])
    assert.equal(validateResult('messages.edit', { response: 'yes' }).length, 1)
  })
})

function wide(columns: number): string {
  const button = { action: { type: 'text', label: 'а', payload: '{}' } }
  return JSON.stringify({ inline: true, buttons: [Array(columns).fill(button)] })
}

async function start(options: VkEmulatorOptions = {}) {
  const vk: VkEmulator = await startVkEmulator(options)
  // With a base of plain http the client's own agent does not do. It is typed for https, and handed
  // on to node's own client as it is.
  const agent = http.globalAgent as unknown as Agent
  const client = new VK({
    ...{ token: vk.token, apiBaseUrl: `${vk.url}/method`, apiVersion: '5.199' },
    ...{ agent, apiLimit: 20, apiRetryLimit: 0, pollingGroupId: 224466880 },
  })
  return {
    ...{ vk, client, api: client.api, olga: vk.person({ id: OLGA, first_name: 'Olga' }) },
    [Symbol.asyncDispose]: () => vk[Symbol.asyncDispose](),
  }
}
