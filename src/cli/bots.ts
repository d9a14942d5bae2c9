import { AppError } from '../kernel/index.ts'
import type { Resources } from '../resources.ts'
import { addBot, type Bot, checkBot, removeBot } from '../usecases/index.ts'
import { type Arguments, asJson, type Command, oneOf, readArguments, required } from './command.ts'
import { botById, withResources } from './with-resources.ts'

const ACTIONS = ['add', 'list', 'check', 'remove'] as const

export const bots: Command = {
  usage:
    'bots add telegram --token T | bots add slack --token xoxb-… [--secret S] [--app-token xapp-…] | bots list | bots check ID | bots remove ID  [--format text|json]',
  does: 'connects bots; check shows what the messenger says',
  async run(given, terminal) {
    const options = readArguments(given, {
      texts: ['token', 'secret', 'app-token', 'format'],
    })
    const action = oneOf('bots', required(options.words[0], 'add, list, check or remove'), ACTIONS)
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
      const kind = oneOf('messenger', required(id, 'the messenger'), ['telegram', 'slack'])
      const token = required(options.text('token'), '--token')
      const more = kind === 'slack' ? slackKeys(options) : {}
      return identityOf(await addBot(books, clientFor, { kind, token, ...more }))
    }
    case 'list': {
      const all = (await books.read.bots.all()).filter(({ kind }) => kind !== 'web-chat')
      return all.map((bot) => ({
        ...identityOf(bot),
        state: bot.state,
        webhookUrl: publicUrl === null ? null : `${publicUrl}/webhooks/${bot.webhookKey}`,
      }))
    }
    case 'check':
      return checkBot(books, clientFor, own(await botById(resources, required(id, 'ID'))))
    case 'remove': {
      const bot = own(await botById(resources, required(id, 'ID')))
      await removeBot(books, clientFor, bot)
      return { removed: bot.id }
    }
  }
}

/** Calls over HTTP are proven by the signing secret; Socket Mode needs none. */
function slackKeys(options: Arguments) {
  const appToken = options.text('app-token')
  const secret = options.text('secret')
  if (appToken === null) required(secret, '--secret, the signing secret (or --app-token)')
  return { keys: { appToken }, ...(secret !== null && { secret }) }
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
      .map(([name, value]) => `${name}: ${value ?? '—'}`)
      .join('\n'),
  )
  return `${blocks.join('\n\n')}\n`
}
