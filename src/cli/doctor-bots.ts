import type { Config } from '../config.ts'
import { AppError } from '../kernel/index.ts'
import type { Resources } from '../resources.ts'
import { type Bot, checkBot, testRoutes } from '../usecases/index.ts'
import { type Check, tried } from './check.ts'

/** What can be wrong with bots: the token, the address, the ways to the messenger. */
export async function examineBots(resources: Resources, config: Config): Promise<Check[]> {
  const bots = (await resources.books.read.bots.all()).filter(({ kind }) => kind !== 'web-chat')
  const checks = await Promise.all(bots.map((bot) => examineBot(resources, config, bot)))
  return checks.flat()
}

async function examineBot(resources: Resources, config: Config, bot: Bot): Promise<Check[]> {
  const routes = await testRoutes(resources.routesFor, bot)
  const cure = `${CURES[bot.kind]} ${wayCure(bot)}`
  const { check } = await tried(`bot ${bot.id} (${bot.kind})`, cure, () =>
    examineConnection(resources, config, bot),
  )
  const ways = routes.map(({ route, ok, error }): Check => {
    const name = `bot ${bot.id} (${bot.kind}): route ${route}`
    if (ok === true) return { check: name, ok }
    return { check: name, ok: false, cause: error ?? 'it was not tried', cure: wayCure(bot) }
  })
  // A single way is tried by the check of the bot itself.
  return ways.length > 1 ? [check, ...ways] : [check]
}

async function examineConnection(
  { books, clientFor }: Resources,
  { publicUrl }: Config,
  bot: Bot,
): Promise<void> {
  const { webhookUrl, lastError } = await checkBot(books, clientFor, bot)
  if (lastError !== null) throw new AppError('messenger-rejected', lastError)
  // Slack tells nothing about addresses.
  if (bot.kind === 'slack') return mustBeHeard(bot, publicUrl)
  if (publicUrl !== null && webhookUrl === null) {
    throw new AppError('messenger-rejected', 'No webhook is set: start the service')
  }
}

function mustBeHeard({ keys }: Bot, publicUrl: string | null): void {
  if (publicUrl !== null || keys.appToken !== null) return
  throw new AppError('bad-config', 'Slack cannot reach us: there is neither PUBLIC_URL nor xapp-…')
}

const CURES: Readonly<Record<Bot['kind'], string>> = {
  telegram: 'Copy the token anew from BotFather (/token), and check PUBLIC_URL if it is set.',
  viber: 'Copy the token anew (Settings → Bots → Edit info); Viber needs PUBLIC_URL with https.',
  slack:
    'Copy the token anew (OAuth & Permissions), and set PUBLIC_URL, or add the bot with --app-token xapp-….',
  vk: 'Make a new key of the community with messages, photos, docs and manage; check PUBLIC_URL if it is set.',
  'web-chat': 'Nothing: it is built in.',
}

/** What to look at when the messenger cannot be reached. */
function wayCure({ id, kind, settings: { routes, apiUrl } }: Bot): string {
  const way =
    routes.length === 0 ? 'PROXY_URL' : `the bot's routes (svodka bots set ${id} --routes …)`
  const address =
    apiUrl === null
      ? `${kind.toUpperCase()}_API_URL`
      : `the bot's own address of the API (svodka bots set ${id} --api-url …)`
  return `If the messenger cannot be reached, check ${way} and ${address}.`
}
