import type { Account } from './account.ts'
import type { Delivered } from './callbacks.ts'
import { createDialog, type Dialog, hear, keyboardOf, open, put, say } from './dialog.ts'
import { isFields } from './fields.ts'
import { rowsOf } from './keyboard.ts'
import { createLooker, type Looker } from './looker.ts'
import { readMessage } from './read-message.ts'
import type { Button, User } from './wire.ts'

export interface PersonProfile {
  readonly id: string
  readonly name: string
  /** «ru-RU» by default. */
  readonly language?: string
  /** 10 by default. */
  readonly api_version?: number
}

/** Which button below the chat: by its label, whole or matching. */
export type ButtonTarget = string | RegExp

/** Somebody with Viber in their hand. What they do settles when the bot has heard of it once. */
export interface Person extends Looker {
  readonly user: User
  /** The buttons below the chat, row by row. */
  readonly keyboard: readonly (readonly Button[])[]
  /** Opens the chat by «Message» or by a link that carries `context`. It does not subscribe. */
  opens(context?: string): Promise<void>
  /** Opens a `viber://pa?chatURI=…` link. */
  opensLink(link: string): Promise<void>
  subscribes(): Promise<void>
  unsubscribes(): Promise<void>
  says(text: string): Promise<void>
  /** Presses what stands below the chat now. */
  presses(target: ButtonTarget): Promise<void>
  /** Sends what a button would send, whether there is one or not. */
  pressesForged(actionBody: string): Promise<void>
  /** By the button that asks for the number, or by hand from the address book: it looks the same. */
  sharesContact(phone: string): Promise<void>
  sendsSticker(): Promise<void>
  /** Any message, with fields beside it such as `chat_id`. */
  sends(message: object, beside?: object): Promise<void>
  /** Looks at everything that stands in the chat. */
  reads(): Promise<void>
  /** Deletes a message on their phone. */
  deletes(token: string): void
}

export function createPerson(account: Account, profile: PersonProfile): Person {
  const user: User = { language: 'ru-RU', country: 'RU', api_version: 10, ...profile }
  const dialog = account.dialogs.get(user.id) ?? createDialog(user)
  account.dialogs.set(user.id, dialog)
  const { tell } = account.callbacks
  const read = new Set<string>()

  async function sends(message: object, beside: object = {}, silent = false): Promise<void> {
    hear(account, dialog)
    const token = account.nextToken()
    const words = 'text' in message ? String(message.text) : ''
    if (!silent) put(dialog, ownMessage(token, words))
    const tracking = dialog.trackingData === null ? {} : { tracking_data: dialog.trackingData }
    const fields = { sender: user, message: { ...message, ...tracking }, silent, ...beside }
    await tell('message', fields, token)
  }

  async function opens(context?: string): Promise<void> {
    open(account, dialog)
    const subscribed = dialog.standing === 'subscribed'
    const carried = context === undefined ? {} : { context }
    const answer = await tell('conversation_started', {
      type: 'open',
      ...carried,
      user,
      subscribed,
    })
    welcome(account, dialog, answer)
  }

  // The looker's getters must not be copied, so the rest is put into it.
  const person = Object.assign(createLooker(dialog), {
    user,
    opens,
    opensLink: async (link: string) => opens(contextOf(account, link)),
    async subscribes() {
      dialog.standing = 'subscribed'
      await tell('subscribed', { user })
    },
    async unsubscribes() {
      dialog.standing = 'unsubscribed'
      await tell('unsubscribed', { user_id: user.id })
    },
    says: (text: string) => sends({ type: 'text', text }),
    async presses(target: ButtonTarget) {
      const { ActionBody, ActionType, Silent } = buttonOf(dialog, target)
      if (ActionType !== 'reply') throw new Error(`«${ActionBody}» is not a button that replies`)
      await sends({ type: 'text', text: ActionBody }, {}, Silent)
    },
    pressesForged: (actionBody: string) => sends({ type: 'text', text: actionBody }, {}, true),
    sharesContact: (phone_number: string) =>
      sends({ type: 'contact', contact: { name: user.name, phone_number } }),
    sendsSticker: () => sends({ type: 'sticker', sticker_id: 46105 }),
    sends: (message: object, beside?: object) => sends(message, beside),
    async reads() {
      const unread = dialog.messages.filter(({ fromBot, token }) => fromBot && !read.has(token))
      for (const { token } of unread) {
        read.add(token)
        await tell('seen', { user_id: user.id }, token)
      }
    },
    deletes(token: string) {
      const index = dialog.messages.findIndex((message) => message.token === token)
      if (index >= 0) dialog.messages.splice(index, 1)
    },
  })
  Object.defineProperty(person, 'keyboard', { get: () => rowsOf(keyboardOf(dialog)) })
  // The getter was defined a line above.
  return person as typeof person & Person
}

const ownMessage = (token: string, words: string) => ({
  token,
  fromBot: false,
  words,
  raw: words,
  picture: null,
  file: null,
  buttons: [],
})

function contextOf({ identity }: Account, link: string): string | undefined {
  const { protocol, host, searchParams } = new URL(link)
  if (protocol !== 'viber:' || host !== 'pa' || searchParams.get('chatURI') !== identity.uri) {
    throw new Error(`This link does not lead to ${identity.uri}: ${link}`)
  }
  return searchParams.get('context') ?? undefined
}

/** What a webhook answers to `conversation_started` is a message, if it is anything. */
function welcome(account: Account, dialog: Dialog, answer: Delivered | null): void {
  if (answer === null || answer.status !== 200 || answer.body === '') return
  const message: unknown = JSON.parse(answer.body)
  if (isFields(message)) say(account, dialog, readMessage(message))
}

function buttonOf(dialog: Dialog, target: ButtonTarget): Button {
  const buttons = keyboardOf(dialog)
  const found = buttons.find(({ Text }) =>
    typeof target === 'string' ? Text === target : target.test(Text),
  )
  if (found !== undefined) return found
  const labels = buttons.map(({ Text }) => Text)
  throw new Error(`There is no button ${target}; there are ${JSON.stringify(labels)}`)
}
