import type { Bot } from './bot.ts'
import { userOf } from './bot.ts'
import type { Dialog } from './dialogs.ts'
import { createLooker, type Looker } from './looker.ts'
import { tellMembership } from './membership.ts'
import type { Person } from './people.ts'
import { type ButtonTarget, type Press, pressable, pressInline } from './pressing.ts'
import type { Chat } from './wire.ts'
import { replyTo, type Said, textFields, write } from './writing.ts'

export interface GroupProfile {
  /** Negative; a supergroup's begins with -100. */
  readonly id: number
  readonly title: string
  /** «group» by default. */
  readonly type?: 'group' | 'supergroup'
  /** A public supergroup's name. */
  readonly username?: string
  /** Who brings the bot in. */
  readonly addedBy: Person
}

/** A group that the bot was brought into. What the bot sees there depends on its privacy mode. */
export interface Group extends Looker {
  readonly id: number
  says(person: Person, text: string, options?: { readonly replyTo?: number }): number
  presses(person: Person, target: ButtonTarget, messageId?: number): Press
  /** Sends a message with these fields of the Bot API's Message, of whatever kind. */
  sends(person: Person, fields: Said): number
  removesBot(by: Person): void
  addsBot(by: Person): void
  /** Becomes a supergroup with another id; the old one answers with it from now on. */
  upgrades(by: Person, newId: number): Group
}

export function createGroup(bot: Bot, { addedBy, ...profile }: GroupProfile): Group {
  const dialog = bot.dialogs.open({ type: 'group', ...profile }, 'left')
  const group = groupOf(bot, dialog)
  group.addsBot(addedBy)
  return group
}

function groupOf(bot: Bot, dialog: Dialog): Group {
  const send = (person: Person, said: Said) => {
    meets(bot, person)
    return write(bot, dialog, person.user, said).message.message_id
  }
  // The looker's getters must not be copied, so the rest is put into it.
  return Object.assign(createLooker(dialog), {
    id: dialog.chat.id,
    says: (person: Person, text: string, options?: { readonly replyTo?: number }) =>
      send(person, { ...replyTo(dialog, options?.replyTo), ...textFields(text) }),
    presses(person: Person, target: ButtonTarget, messageId?: number) {
      const press = pressInline(bot, dialog, person.user, target, messageId)
      if (press) return press
      throw new Error(`There is no such button here; there are ${pressable(dialog)}`)
    },
    sends: send,
    removesBot({ user }: Person) {
      dialog.standing = 'kicked'
      const after = dialog.chat.type === 'group' ? 'left' : 'kicked'
      tellMembership(bot, dialog, user, 'member', after)
    },
    addsBot(by: Person) {
      dialog.standing = 'open'
      tellMembership(bot, dialog, by.user, 'left', 'member')
      send(by, { new_chat_members: [userOf(bot)] })
    },
    upgrades(by: Person, newId: number) {
      const chat: Chat = { ...dialog.chat, id: newId, type: 'supergroup' }
      send(by, { migrate_to_chat_id: newId })
      dialog.standing = 'migrated'
      dialog.migratedTo = newId
      const upgraded = bot.dialogs.open(chat, 'open')
      write(bot, upgraded, by.user, { migrate_from_chat_id: dialog.chat.id })
      return groupOf(bot, upgraded)
    },
  })
}

// Whoever shares a group with the bot is no stranger to it any more.
function meets(bot: Bot, { user }: Person): void {
  const dialog = bot.dialogs.at(user.id)
  if (dialog?.standing === 'unknown') dialog.standing = 'met'
}
