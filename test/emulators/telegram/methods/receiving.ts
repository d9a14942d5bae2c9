import { DONE } from '../answer.ts'
import { flagOf, textOf } from '../call.ts'
import type { Method } from './method.ts'

/** Methods about updates: how they come, and answers to presses. */
export const receiving: Readonly<Record<string, Method>> = {
  getUpdates: (bot, call) => bot.connection.poll(call),
  setWebhook: (bot, call) => bot.connection.setWebhook(call),
  deleteWebhook: (bot, call) => bot.connection.deleteWebhook(call),
  getWebhookInfo: (bot) => bot.connection.info(),

  answerCallbackQuery(bot, call) {
    const text = textOf(call, 'text')
    const showAlert = flagOf(call, 'show_alert')
    bot.callbacks.answer(textOf(call, 'callback_query_id'), { text, showAlert })
    bot.settings.counts.answered++
    return DONE
  },
}
