import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { InputFile } from 'grammy'
import { METHOD_NAMES, methodName } from './methods/index.ts'
import { PIXEL } from './pixel.ts'
import {
  missingSpecification,
  validateCall,
  validateResult,
  validateType,
} from './specification.ts'
import { startWithOlga } from './started-with-olga.ts'

const skip = missingSpecification ?? false

describe("the vendor's description of the Bot API", { skip }, () => {
  it('has every method of the emulator, spelled the same', () => {
    const unknown = METHOD_NAMES.filter((name) =>
      validateCall(name, {})[0]?.endsWith('no such method'),
    )

    assert.deepEqual(unknown, [])
    assert.equal(methodName('SENDMESSAGE'), 'sendMessage')
  })

  it('fits what methods answer', async () => {
    await using started = await startWithOlga()
    const { telegram, olga } = started
    const conversation = await talk(started)

    assert.deepEqual(
      conversation.flatMap(({ method, result }) => validateResult(method, result)),
      [],
    )
    assert.deepEqual(
      telegram.calls.flatMap(({ method, params }) => validateCall(method, params)),
      [],
    )
    assert.equal(olga.chat.length > 0, true)
  })

  it('fits the updates that people cause', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    await api.sendMessage(olga.user.id, 'Период?', WEEK)
    olga.presses('Неделя')
    olga.presses({ data: 'x' }, 999)
    olga.says('/plan @someone https://example.org/', { replyTo: 2 })
    olga.sharesContact({ phone: '7900', forwarded: true })
    olga.sendsPhoto('подпись')
    olga.sendsSticker()
    olga.sendsVoice()
    olga.edits(olga.says('а'), 'б')
    olga.blocks()
    olga.starts('code')
    const group = telegram.group({ id: -100, title: 'Отдел', addedBy: olga })
    group.upgrades(olga, -1001234567890)
    group.removesBot(olga)

    const updates = await api.getUpdates()

    assert.equal(updates.length, 17)
    assert.deepEqual(
      updates.flatMap((update) => validateType('Update', update)),
      [],
    )
  })
})

describe('checking a call', { skip }, () => {
  it('finds what is missing, unknown or of a wrong type', () => {
    assert.deepEqual(validateCall('sendMessage', { chat_id: {}, txt: 'x' }), [
      'sendMessage.txt: not described',
      'sendMessage.text: required',
      'sendMessage.chat_id: Integer expected, got {}',
    ])
    assert.deepEqual(validateCall('sendPigeon', {}), ['sendPigeon: no such method'])
  })

  it('looks into nested values, in forms too', () => {
    const wrong = { inline_keyboard: [[{ text: 5 }]] }
    const problem = 'sendMessage.reply_markup.inline_keyboard[0][0].text: String expected, got 5'

    const call = { chat_id: 1, text: 'x', reply_markup: wrong }
    const form = { chat_id: '1', text: '5', reply_markup: JSON.stringify(wrong) }

    assert.deepEqual(validateCall('sendMessage', call), [problem])
    assert.deepEqual(validateCall('sendMessage', form), [problem])
  })
})

const WEEK = {
  reply_markup: { inline_keyboard: [[{ text: 'Неделя', callback_data: 'p:week' }]] },
}

type Started = Awaited<ReturnType<typeof startWithOlga>>

/** Calls nearly every method once and collects the results by method. */
async function talk({ api, olga }: Started) {
  const results: { method: string; result: unknown }[] = []
  api.config.use(async (call, method, payload, signal) => {
    const answer = await call(method, payload, signal)
    results.push({ method, result: answer.ok ? answer.result : answer })
    return answer
  })
  const id = olga.user.id
  const other = { parse_mode: 'HTML', ...WEEK } as const
  const { message_id } = await api.sendMessage(id, '<b>a</b> <a href="https://e.org">b</a>', other)
  const press = olga.presses('Неделя')
  await api.answerCallbackQuery(press?.id ?? '', { text: 'ok' })
  await api.editMessageText(id, message_id, 'б')
  await api.editMessageReplyMarkup(id, message_id, WEEK)
  const photo = () => ({ type: 'photo', media: new InputFile(PIXEL), caption: 'в' }) as const
  await api.editMessageMedia(id, message_id, photo())
  await api.editMessageCaption(id, message_id, { caption: 'г' })
  await api.sendPhoto(id, new InputFile(PIXEL), { caption: 'д' })
  const { document } = await api.sendDocument(id, new InputFile(Buffer.from('a;b'), 'a.csv'))
  await api.sendMediaGroup(id, [photo(), photo()])
  await api.sendChatAction(id, 'typing')
  await api.getFile(document.file_id)
  await api.getChat(id)
  await api.getChatMember(id, 7123456789)
  await api.setMyCommands([{ command: 'plan', description: 'План' }], { language_code: 'ru' })
  await api.getMyCommands({ language_code: 'ru' })
  await api.setMyName('Сводка')
  await api.getMyName()
  await api.setMyDescription('о боте')
  await api.getMyDescription()
  await api.setMyShortDescription('о боте')
  await api.getMyShortDescription()
  await api.setChatMenuButton({ menu_button: { type: 'commands' } })
  await api.getChatMenuButton()
  await api.getMe()
  await api.getUpdates({ allowed_updates: ['message'], timeout: 1 })
  await api.deleteMessages(id, [message_id])
  await api.setWebhook('http://127.0.0.1:9/', { secret_token: 'a', max_connections: 1 })
  await api.getWebhookInfo()
  await api.deleteWebhook({ drop_pending_updates: true })
  return results
}
