import type { Bot } from './bot.ts'
import type { CallbackAnswer } from './callbacks.ts'
import type { Dialog } from './dialogs.ts'
import { labels, type VisibleMessage, visibleMessages } from './view.ts'
import type { InlineButton, User } from './wire.ts'
import { PRESS_MS } from './writing.ts'

/** A press of an inline button, on its way to the bot. */
export interface Press {
  /** The callback query's id. */
  readonly id: string
  /** Settles when the bot answers the press; rejects when it does not within 5000 ms. */
  answered(timeoutMs?: number): Promise<CallbackAnswer>
}

/**
 * Which button: by its label, whole or matching, or by its data. With `{ data }` the data need not
 * be under any message: it is what a client of somebody's own making could send.
 */
export type ButtonTarget = string | RegExp | { readonly data: string }

/** Presses an inline button, of one message or of the newest that has it; null when none has. */
export function pressInline(
  bot: Bot,
  dialog: Dialog,
  user: User,
  target: ButtonTarget,
  messageId: number | undefined,
): Press | null {
  if (isForged(target)) {
    const shown =
      messageId ?? visibleMessages(dialog).findLast(({ fromBot }) => fromBot)?.message_id
    return press(bot, dialog, user, target.data, shown ?? 0)
  }
  const messages = visibleMessages(dialog).filter(
    ({ fromBot, message_id }) => fromBot && (messageId === undefined || message_id === messageId),
  )
  for (const message of messages.reverse()) {
    const button = buttonOf(message, target)
    if (!button) continue
    if (button.callback_data === undefined) {
      throw new Error(
        `«${button.text}» is not a button that tells the bot: ${JSON.stringify(button)}`,
      )
    }
    return press(bot, dialog, user, button.callback_data, message.message_id)
  }
  return null
}

/** The labels that can be pressed now, for errors. */
export function pressable(dialog: Dialog): string {
  const rows = visibleMessages(dialog).flatMap(({ buttons }) => labels(buttons))
  return JSON.stringify([...rows, ...labels(dialog.keyboard ?? [])].flat())
}

function isForged(target: ButtonTarget): target is { readonly data: string } {
  return typeof target === 'object' && 'data' in target
}

function buttonOf({ buttons }: VisibleMessage, target: string | RegExp): InlineButton | undefined {
  const all = buttons.flat()
  if (typeof target !== 'string') return all.find(({ text }) => target.test(text))
  return all.find(({ text }) => text === target) ?? all.find((one) => one.callback_data === target)
}

function press(bot: Bot, dialog: Dialog, user: User, data: string, messageId: number): Press {
  const { id } = bot.callbacks.press(user.id, data)
  const stored = dialog.messages.get(messageId)
  const gone = { chat: dialog.chat, message_id: messageId, date: 0 }
  const query = {
    id,
    from: user,
    message: stored?.message ?? gone,
    chat_instance: String(BigInt(dialog.chat.id) * 7_919_000_003n),
    data,
  }
  bot.updates.push('callback_query', `callback:${user.id}`, query, PRESS_MS)
  return { id, answered: (timeoutMs = 5000) => bot.callbacks.answered(id, timeoutMs) }
}
