import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Api } from 'grammy'
import { startWithOlga } from './started-with-olga.ts'

describe('a person', () => {
  it('presses Start through a link that carries a payload', async () => {
    await using started = await startWithOlga()
    started.olga.starts('inv_7Qk2')

    const { message } = await last(started.api)

    assert.equal(message?.text, '/start inv_7Qk2')
    assert.deepEqual(message?.entities, [{ offset: 0, length: 6, type: 'bot_command' }])
    assert.equal(message?.from?.language_code, 'ru')
  })

  it('presses a button by its label and sees the answer once', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const { message_id } = await api.sendMessage(olga.user.id, 'Период?', WEEK)

    const press = olga.presses('Неделя')
    const { callback_query: query } = await last(api)
    await api.answerCallbackQuery(query?.id ?? '', { text: 'Готово', show_alert: true })

    assert.equal(query?.data, 'p:week')
    assert.equal(query?.message?.message_id, message_id)
    assert.deepEqual((await press?.answered())?.text, 'Готово')
    assert.equal(telegram.callbacks[0]?.answer?.showAlert, true)
    await assert.rejects(
      api.answerCallbackQuery(query?.id ?? ''),
      /400: Bad Request: query is too old and response timeout expired or query ID is invalid/,
    )
  })

  it('gets no answer to a press after fifteen seconds', async () => {
    let at = 1_800_000_000_000
    await using started = await startWithOlga({ now: () => at })
    const { api, olga } = started
    await api.sendMessage(olga.user.id, 'Период?', WEEK)
    const press = olga.presses('Неделя')

    at += 15_001

    await assert.rejects(api.answerCallbackQuery(press?.id ?? ''), /query is too old/)
  })

  it('cannot press what is not there, but a client of their own can', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const { message_id } = await api.sendMessage(olga.user.id, 'Период?', WEEK)

    assert.throws(() => olga.presses('Год'), /There is no button "Год"; there are \["Неделя"\]/)
    olga.presses({ data: 'admin:drop' }, message_id)
    assert.equal((await last(api)).callback_query?.data, 'admin:drop')
  })

  it('presses under a message that is gone: the bot learns its id alone', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    olga.presses({ data: 'p:week' }, 999)

    const { callback_query: query } = await last(api)
    assert.deepEqual(query?.message?.date, 0)
    assert.deepEqual(query?.message?.message_id, 999)
  })

  it('shares their own contact in reply to the request, or anybody elses', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    await api.sendMessage(olga.user.id, 'Подтвердите номер', {
      reply_markup: { keyboard: [[{ text: 'Отправить телефон', request_contact: true }]] },
    })

    olga.sharesContact({ phone: '79161234567' })
    const own = (await last(api)).message
    olga.sharesContact({ phone: '+79990000000', userId: null, forwarded: true })
    const other = (await last(api)).message

    assert.equal(own?.contact?.user_id, own?.from?.id)
    assert.equal(own?.reply_to_message?.text, 'Подтвердите номер')
    assert.equal(other?.contact?.user_id, undefined)
    assert.equal(other?.forward_origin?.type, 'user')
  })

  it('presses a reply keyboard, which is a text', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    await api.sendMessage(olga.user.id, 'меню', { reply_markup: { keyboard: [['План']] } })

    assert.equal(olga.presses('План'), null)

    assert.equal((await last(api)).message?.text, 'План')
  })

  it('sends pictures, stickers and whatever else, and edits', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    olga.sendsPhoto('смотрите')
    assert.equal((await last(api)).message?.caption, 'смотрите')
    olga.sendsSticker()
    assert.equal((await last(api)).message?.sticker?.type, 'regular')
    olga.sends({ dice: { emoji: '🎲', value: 6 } })
    assert.equal((await last(api)).message?.dice?.value, 6)
    olga.edits(olga.says('плaн'), 'план')
    assert.equal((await last(api)).edited_message?.text, 'план')
  })

  it('blocks and comes back: the bot is told both times', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    olga.blocks()
    const blocked = (await last(api)).my_chat_member
    olga.starts()
    const [returned, start] = await api.getUpdates({ offset: -2 })

    assert.equal(blocked?.new_chat_member.status, 'kicked')
    assert.equal(returned?.my_chat_member?.new_chat_member.status, 'member')
    assert.equal(start?.message?.text, '/start')
  })
})

describe('looking at a chat', () => {
  it('waits for a message that matches, and takes the next ones in turn', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const waiting = olga.sees(/сумма/)

    await api.sendMessage(olga.user.id, 'подождите')
    await api.sendMessage(olga.user.id, 'сумма 5')
    await api.sendMessage(olga.user.id, 'ещё')

    assert.equal((await waiting).words, 'сумма 5')
    assert.equal((await olga.nextMessage()).words, 'ещё')
  })

  it('tells what is there when nothing matches', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    await api.sendMessage(olga.user.id, 'Период?', WEEK)

    await assert.rejects(olga.sees(/сумма/, 10), {
      message:
        'Not seen within 10 ms: /сумма/. The chat shows:\n' +
        '  #1 person: "/start"\n  #2 bot: "Период?" [["Неделя"]]',
    })
  })
})

describe('a group', () => {
  it('shows a bot in privacy mode only what concerns it', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const group = telegram.group({ id: -100, title: 'Отдел', addedBy: olga })
    const { message_id } = await api.sendMessage(-100, 'Напишите мне лично')

    group.says(olga, 'всем привет')
    group.says(olga, '/stats@svodka_bot')
    group.says(olga, '/stats@other_bot')
    group.says(olga, 'а что скажет @Svodka_bot?')
    group.says(olga, 'ясно', { replyTo: message_id })

    const texts = (await api.getUpdates()).map(({ message }) => message?.text)
    assert.deepEqual(texts.slice(-3), ['/stats@svodka_bot', 'а что скажет @Svodka_bot?', 'ясно'])
  })

  it('makes its members known, but no one can be written to before Start', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const group = telegram.group({ id: -100, title: 'Отдел', addedBy: olga })
    const anna = telegram.person({ id: 6, first_name: 'Анна' })
    group.says(anna, '/stats')

    await assert.rejects(
      api.sendMessage(6, 'x'),
      /403: Forbidden: bot can't initiate conversation with a user/,
    )
  })

  it('that removed the bot takes nothing more', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const group = telegram.group({ id: -100, title: 'Отдел', addedBy: olga })

    group.removesBot(olga)

    assert.equal((await last(api)).my_chat_member?.new_chat_member.status, 'left')
    await assert.rejects(
      api.sendMessage(-100, 'x'),
      /403: Forbidden: bot was kicked from the group chat/,
    )
  })

  it('that became a supergroup names its new id', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const group = telegram.group({ id: -100, title: 'Отдел', addedBy: olga })
    const upgraded = group.upgrades(olga, -1001234567890)

    await assert.rejects(api.sendMessage(-100, 'x'), {
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1001234567890 },
    })
    await api.sendMessage(-1001234567890, 'тут')
    assert.equal((await upgraded.sees('тут')).message_id, 2)
  })

  it('cannot be asked for phone numbers', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    telegram.group({ id: -100, title: 'Отдел', addedBy: olga })

    await assert.rejects(
      api.sendMessage(-100, 'x', {
        reply_markup: { keyboard: [[{ text: 'Телефон', request_contact: true }]] },
      }),
      /Bad Request: phone number can be requested in private chats only/,
    )
  })
})

const WEEK = {
  reply_markup: { inline_keyboard: [[{ text: 'Неделя', callback_data: 'p:week' }]] },
}

async function last(api: Api) {
  const [update] = await api.getUpdates({ offset: -1 })
  return update ?? assert.fail('No update came')
}
