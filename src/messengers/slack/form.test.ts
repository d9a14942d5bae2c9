import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import { line } from '../../kernel/index.ts'
import type { Form, FormField } from '../messenger.ts'
import { SUBMISSION } from './payloads.ts'
import { openStage, pressed } from './stage.ts'

describe('A form in Slack', () => {
  it('opens as a window, and what is filled in comes back', async () => {
    await using stage = await opened()
    const { vendor, olga, client } = stage
    const values = { name: ' Ольга ', phone: '+7 (916) 123-45-67', consent: 'yes' }

    await olga.presses('Заявка')
    const trigger = vendor.deliveries.log.at(-1)?.payload.trigger_id
    await client.messenger.send(olga.user.id, reply(String(trigger)), null)
    const errors = await olga.submits(values)

    const [update] = client.messenger.parse(stage.last())
    assert.deepEqual(errors, {})
    assert.deepEqual(update?.event, {
      type: 'form',
      values: { name: 'Ольга', phone: '+7 (916) 123-45-67', consent: 'yes' },
    })
  })

  it('shows its words, and where the policy is', async () => {
    await using stage = await opened()
    const { vendor, olga, client } = stage
    await olga.presses('Заявка')
    const trigger = vendor.deliveries.log.at(-1)?.payload.trigger_id

    await client.messenger.send(olga.user.id, reply(String(trigger)), null)

    assert.equal(olga.modal?.title, 'Заявка')
    assert.match(olga.modal?.words ?? '', /^Расскажите, что нужно/)
    assert.match(JSON.stringify(olga.modal?.view), /https:\/\/acme\.test\/policy/)
  })

  it('becomes a button when the press was too long ago', async () => {
    await using stage = await openStage()
    const { client, olga } = stage

    await client.messenger.send(stage.chatId, reply('5012345.expired'), null)

    const [said] = stage.said()
    assert.equal(said?.words, 'Заявка')
    assert.equal(said?.buttons.flat()[0]?.value, '1a')
    assert.equal(olga.modal, null)
  })

  it('is answered with what is wrong, beside each field, and is no update then', async () => {
    await using stage = await openStage()
    const { messenger } = stage.client
    const wrong = submission({ phone: '12-34', email: 'нет', consent: null })

    assert.deepEqual(messenger.parse(wrong), [])
    assert.deepEqual(JSON.parse(messenger.answer(wrong)?.body ?? ''), {
      response_action: 'errors',
      errors: {
        phone: 'Нужен номер целиком',
        email: 'Это не почта',
        consent: 'Без согласия нельзя',
      },
    })
  })

  it('is closed without a word when all of it is right', async () => {
    await using stage = await openStage()
    const { messenger } = stage.client
    const right = submission({ phone: '89161234567', email: 'olga@acme.test', consent: 'yes' })

    assert.equal(messenger.parse(right).length, 1)
    assert.equal(messenger.answer(right), null)
  })

  it('that is sent twice is the same update', async () => {
    await using stage = await openStage()
    const [first] = stage.client.messenger.parse(pressed(SUBMISSION))
    const [again] = stage.client.messenger.parse(pressed({ ...SUBMISSION, trigger_id: 'other' }))

    assert.equal(again?.id, first?.id)
  })

  it('of another app’s making is left alone', async () => {
    await using stage = await openStage()
    const view = { ...SUBMISSION.view, callback_id: 'theirs' }

    assert.deepEqual(stage.client.messenger.parse(pressed({ ...SUBMISSION, view })), [])
    assert.equal(stage.client.messenger.answer(pressed({ ...SUBMISSION, view })), null)
  })
})

/** Olga with a button before her; whatever she does is taken, and kept. */
async function opened() {
  const stage = await openStage()
  const { vendor, client, chatId } = stage
  const listener = await startListener()
  await vendor.connects({
    events: listener.url,
    interactions: listener.url,
    commands: listener.url,
  })
  const buttons = [[{ label: 'Заявка', data: 'x' }]]
  await client.messenger.send(chatId, { text: [line('Что нужно?')], buttons }, null)
  return {
    ...stage,
    last: () => pressed({ ...vendor.deliveries.log.at(-1)?.payload }),
    async [Symbol.asyncDispose]() {
      await stage[Symbol.asyncDispose]()
      listener[Symbol.dispose]()
    },
  }
}

async function startListener() {
  const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A listening TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.dispose]: () => server.close().closeAllConnections(),
  }
}

function submission(filled: { phone: string; email: string; consent: 'yes' | null }) {
  const { state, ...view } = SUBMISSION.view
  const values = {
    ...state.values,
    phone: { value: { type: 'plain_text_input', value: filled.phone } },
    email: { value: { type: 'email_text_input', value: filled.email } },
    consent: {
      value: { type: 'checkboxes', selected_options: filled.consent ? [{ value: 'yes' }] : [] },
    },
  }
  return pressed({ ...SUBMISSION, view: { ...view, state: { values } } })
}

const field = (changes: Partial<FormField> & Pick<FormField, 'name' | 'kind'>): FormField => ({
  label: changes.name,
  required: true,
  value: '',
  maxLength: 200,
  error: 'Нужно',
  link: null,
  ...changes,
})

const reply = (trigger: string) => {
  const form: Form = {
    trigger,
    title: 'Заявка',
    submit: 'Отправить',
    cancel: 'Отмена',
    fields: [
      field({ name: 'name', kind: 'line', value: 'Ольга' }),
      field({ name: 'phone', kind: 'phone' }),
      field({ name: 'email', kind: 'email', required: false }),
      field({ name: 'need', kind: 'text', required: false, maxLength: 5000 }),
      field({ name: 'consent', kind: 'consent', link: 'https://acme.test/policy' }),
    ],
  }
  return { text: [line('Расскажите, что нужно')], buttons: [], form }
}
