import type { Bot } from './bot.ts'
import type { Dialog } from './dialogs.ts'
import { createLooker, type Looker } from './looker.ts'
import { tellMembership } from './membership.ts'
import { type ButtonTarget, type Press, pressable, pressInline } from './pressing.ts'
import { createSpeaking, type Speaking } from './speaking.ts'
import type { Chat, User } from './wire.ts'

export interface PersonProfile {
  readonly id: number
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  /** «ru» by default. */
  readonly language_code?: string
}

/** Somebody with Telegram in their hand, in the private chat with one bot. */
export interface Person extends Looker, Speaking {
  readonly user: User
  /** Presses Start, perhaps through a link with a payload. Unblocks the bot. */
  starts(payload?: string): number
  /**
   * Presses a button, inline or of the reply keyboard, of one message or of the newest that has
   * it. Null for a reply keyboard: that is a text like any other.
   */
  presses(target: ButtonTarget, messageId?: number): Press | null
  /** Presses an inline button and waits for the bot's answer to the press. */
  pressesAndIsAnswered(target: ButtonTarget, messageId?: number): ReturnType<Press['answered']>
  blocks(): void
  unblocks(): void
  /** Deletes the account. */
  leavesTelegram(): void
}

export function createPerson(bot: Bot, profile: PersonProfile): Person {
  const user: User = { is_bot: false, language_code: 'ru', ...profile }
  const dialog = bot.dialogs.at(user.id) ?? bot.dialogs.open(privateChat(profile), 'unknown')
  const speaking = createSpeaking(bot, dialog, user)
  const presses: Person['presses'] = (target, messageId) => {
    const press = pressInline(bot, dialog, user, target, messageId)
    if (press === null) speaking.says(replyButton(dialog, target))
    return press
  }
  // The looker's getters must not be copied, so the rest is put into it.
  return Object.assign(createLooker(dialog), speaking, {
    user,
    starts(payload?: string) {
      if (payload !== undefined && !/^[\w-]{1,64}$/.test(payload)) {
        throw new Error(`No link can carry the payload ${JSON.stringify(payload)}`)
      }
      unblock(bot, dialog, user)
      return speaking.says(payload === undefined ? '/start' : `/start ${payload}`)
    },
    presses,
    async pressesAndIsAnswered(target: ButtonTarget, messageId?: number) {
      const press = presses(target, messageId)
      if (press === null) throw new Error(`${describe(target)} is no inline button`)
      return press.answered()
    },
    blocks() {
      if (dialog.standing !== 'open') return
      dialog.standing = 'blocked'
      tellMembership(bot, dialog, user, 'member', 'kicked')
    },
    unblocks: () => unblock(bot, dialog, user),
    leavesTelegram() {
      dialog.standing = 'deactivated'
    },
  })
}

function unblock(bot: Bot, dialog: Dialog, user: User): void {
  if (dialog.standing !== 'blocked') return
  dialog.standing = 'open'
  tellMembership(bot, dialog, user, 'kicked', 'member')
}

// A press of a reply keyboard is a text like any other, but for the contact button.
function replyButton(dialog: Dialog, target: ButtonTarget): string {
  const button = dialog.keyboard
    ?.flat()
    .find(({ text }) => (target instanceof RegExp ? target.test(text) : target === text))
  if (!button) {
    throw new Error(`There is no button ${describe(target)}; there are ${pressable(dialog)}`)
  }
  if (button.request_contact)
    throw new Error(`«${button.text}» shares the contact: use sharesContact`)
  return button.text
}

function describe(target: ButtonTarget): string {
  return target instanceof RegExp ? String(target) : JSON.stringify(target)
}

function privateChat({ id, first_name, last_name, username }: PersonProfile): Chat {
  return {
    id,
    first_name,
    ...(last_name === undefined ? {} : { last_name }),
    ...(username === undefined ? {} : { username }),
    type: 'private',
  }
}
