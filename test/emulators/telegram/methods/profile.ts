import { dialogOf } from '../access.ts'
import { type Answer, DONE } from '../answer.ts'
import { type Bot, userOf } from '../bot.ts'
import { type Call, isObject, jsonOf, textOf } from '../call.ts'
import { requiredString } from '../fields.ts'
import type { BotCommand } from '../profile.ts'
import { badRequest } from '../refusal.ts'
import type { Method } from './method.ts'

const COMMAND = /^[a-z0-9_]{1,32}$/
const MOST_COMMANDS = 100
const SCOPES = new Set([
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
])

/** Methods about the bot itself. */
export const profile: Readonly<Record<string, Method>> = {
  getMe: (bot) => ({ result: meOf(bot) }),

  setMyCommands(bot, call) {
    const commands = readCommands(call)
    return settingCommands(bot, call, commands)
  },
  deleteMyCommands: (bot, call) => settingCommands(bot, call, []),
  getMyCommands: (bot, call) => ({
    result: bot.profile.commands(readScope(call), languageOf(call)),
  }),

  setMyName: (bot, call) => setText(bot, call, 'name', 64),
  setMyDescription: (bot, call) => setText(bot, call, 'description', 512),
  setMyShortDescription: (bot, call) => setText(bot, call, 'shortDescription', 120),
  getMyName: (bot, call) => ({ result: { name: bot.profile.name(languageOf(call)) } }),
  getMyDescription: (bot, call) => ({
    result: { description: bot.profile.description(languageOf(call)) },
  }),
  getMyShortDescription: (bot, call) => ({
    result: { short_description: bot.profile.shortDescription(languageOf(call)) },
  }),

  setChatMenuButton(bot, call) {
    const button = jsonOf(call, 'menu_button', 'menu button') ?? { type: 'default' }
    if (!isObject(button)) throw badRequest("can't parse menu button: MenuButton must be an Object")
    const type = requiredString(button, 'type', "can't parse menu button: ")
    if (!['default', 'commands', 'web_app'].includes(type)) {
      throw badRequest("can't parse menu button: MenuButton has unsupported type")
    }
    bot.profile.setMenuButton(menuChat(bot, call), button)
    return DONE
  },
  getChatMenuButton: (bot, call) => ({ result: bot.profile.menuButton(menuChat(bot, call)) }),

  close: () => DONE,
  logOut(bot) {
    bot.loggedOut = true
    return DONE
  },
}

function meOf(bot: Bot) {
  return {
    ...userOf(bot),
    can_join_groups: true,
    can_read_all_group_messages: bot.readsGroups,
    supports_guest_queries: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
}

function settingCommands(bot: Bot, call: Call, commands: readonly BotCommand[]): Answer {
  bot.profile.setCommands(readScope(call), languageOf(call), commands)
  return DONE
}

function readCommands(call: Call): BotCommand[] {
  const value = jsonOf(call, 'commands', 'commands') ?? []
  if (!Array.isArray(value)) throw badRequest('expected an Array of BotCommand')
  if (value.length > MOST_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  return value.map((item: unknown) => {
    const context = "can't parse BotCommand: "
    if (!isObject(item)) throw badRequest(`${context}expected an Object`)
    // A leading slash is forgiven by the vendor.
    const command = requiredString(item, 'command', context).replace(/^\//, '')
    const description = requiredString(item, 'description', context)
    if (!COMMAND.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    const length = [...description].length
    if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    return { command, description }
  })
}

function readScope(call: Call): string {
  const scope = jsonOf(call, 'scope', 'BotCommandScope') ?? { type: 'default' }
  const context = "can't parse BotCommandScope: "
  if (!isObject(scope)) throw badRequest(`${context}BotCommandScope must be an Object`)
  const type = requiredString(scope, 'type', context)
  if (!SCOPES.has(type)) throw badRequest(`${context}Unsupported type specified`)
  const chat = type.startsWith('chat') ? requiredString(scope, 'chat_id', context) : ''
  return JSON.stringify({ type, chat, user: scope.user_id })
}

function languageOf(call: Call): string {
  const language = textOf(call, 'language_code')
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('LANG_CODE_INVALID')
  return language
}

function setText(
  bot: Bot,
  call: Call,
  kind: 'name' | 'description' | 'shortDescription',
  most: number,
): Answer {
  const parameter = kind === 'shortDescription' ? 'short_description' : kind
  const text = textOf(call, parameter).trim()
  // The wording of this refusal is not confirmed.
  if ([...text].length > most) throw badRequest(`bot ${parameter.replace('_', ' ')} is too long`)
  bot.profile.setText(kind, languageOf(call), text)
  return DONE
}

function menuChat(bot: Bot, call: Call): number | null {
  return textOf(call, 'chat_id') === '' ? null : dialogOf(bot, call, 'read').chat.id
}
