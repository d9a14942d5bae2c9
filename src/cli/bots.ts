import { AppError } from '../kernel/index.ts'
import type { Resources } from '../resources.ts'
import {
  addBot,
  type Bot,
  checkBot,
  type NewBot,
  removeBot,
  shownSettings,
  testRoutes,
} from '../usecases/index.ts'
import { type RouteState, readBotSettings, routeLine } from './bot-settings.ts'
import { type Arguments, asJson, type Command, oneOf, readArguments, required } from './command.ts'
import { botById, withResources } from './with-resources.ts'

const ACTIONS = ['add', 'list', 'check', 'set', 'remove'] as const

export const bots: Command = {
  usage:
    'bots add telegram|viber|vk --token T [--secret S --confirmation C] | bots add slack --token xoxb-… [--secret S] [--app-token xapp-…] | bots list | bots check ID | bots set ID [--requests on|off] [--routes direct,socks5://…] [--api-url URL] | bots remove ID  [--format text|json]',
  does: 'connects bots; check shows what the messenger says and which routes lead there; set decides whether strangers may leave requests, and by which routes and address the messenger is reached (an empty word takes them back)',
  async run(given, terminal) {
    const options = readArguments(given, {
      texts: [
        'token',
        'secret',
        'app-token',
        'confirmation',
        'requests',
        'routes',
        'api-url',
        'format',
      ],
    })
    const action = oneOf(
      'bots',
      required(options.words[0], 'add, list, check, set or remove'),
      ACTIONS,
    )
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const { publicUrl } = terminal.config()
    const shown = await withResources(terminal, (resources) =>
      perform(action, resources, options, publicUrl),
    )
    terminal.print(format === 'json' ? asJson(shown) : table(shown))
  },
}

async function perform(
  action: (typeof ACTIONS)[number],
  resources: Resources,
  options: Arguments,
  publicUrl: string | null,
): Promise<object | object[]> {
  const { books, clientFor } = resources
  const id = options.words[1]
  switch (action) {
    case 'add': {
      const bot = newBot(required(id, 'the messenger'), options)
      return identityOf(await addBot(books, clientFor, bot))
    }
    case 'list': {
      const all = (await books.read.bots.all()).filter(({ kind }) => kind !== 'web-chat')
      return all.map((bot) => ({
        ...identityOf(bot),
        state: bot.state,
        webhookUrl: publicUrl === null ? null : `${publicUrl}/webhooks/${bot.webhookKey}`,
      }))
    }
    case 'check': {
      const bot = own(await botById(resources, required(id, 'ID')))
      const routes = await testRoutes(resources.routesFor, bot)
      return { ...(await checkBot(books, clientFor, bot)), routes }
    }
    case 'set': {
      const bot = own(await botById(resources, required(id, 'ID')))
      const settings = { ...bot.settings, ...readBotSettings(options) }
      // Throws for what is no way.
      resources.routesFor({ ...bot, settings })
      await books.inTransaction((ledger) => ledger.bots.change(bot.id, { settings }))
      return { ...identityOf(bot), ...shownSettings(settings) }
    }
    case 'remove': {
      const bot = own(await botById(resources, required(id, 'ID')))
      await removeBot(books, clientFor, bot)
      return { removed: bot.id }
    }
  }
}

/** `--secret` and `--confirmation` are for a VK server that was entered by hand. */
function newBot(messenger: string, options: Arguments): NewBot {
  const kind = oneOf('messenger', messenger, ['telegram', 'viber', 'slack', 'vk'])
  const secret = options.text('secret')
  const appToken = options.text('app-token')
  // Slack's calls over HTTP are proven by the signing secret; Socket Mode needs none.
  if (kind === 'slack' && appToken === null) {
    required(secret, '--secret, the signing secret (or --app-token)')
  }
  return {
    kind,
    token: required(options.text('token'), '--token'),
    ...(secret !== null && { secret }),
    keys: { appToken, confirmation: options.text('confirmation') },
  }
}

function own(bot: Bot): Bot {
  if (bot.kind !== 'web-chat') return bot
  throw new AppError('not-allowed', 'The web chat is built in and needs no care')
}

const identityOf = ({ id, kind, externalId, name, username }: Bot) => ({
  id,
  kind,
  externalId,
  name,
  username,
})

function table(shown: object | object[]): string {
  const blocks = (Array.isArray(shown) ? shown : [shown]).map((row: object) =>
    Object.entries(row)
      .map(([name, value]) => `${name}: ${inWords(value)}`)
      .join('\n'),
  )
  return `${blocks.join('\n\n')}\n`
}

function inWords(value: unknown): string {
  if (!Array.isArray(value)) return String(value ?? '—')
  return value.length === 0 ? '—' : value.map(lineOf).join('\n        ')
}

const lineOf = (one: string | RouteState): string =>
  typeof one === 'string' ? one : routeLine(one)
