import { AppError, secretId, shortId } from '../kernel/index.ts'
import type {
  BotClient,
  BotIdentity,
  ConnectionInfo,
  MessengerKind,
  Routes,
} from '../messengers/index.ts'
import type { Books, Bot, BotKeys, BotSettings, Bots } from './ledger.ts'
import { mustReachMessenger } from './reach-messenger.ts'

/** Who a bot is is not known before it was asked. */
export type ClientFor = (
  bot: Omit<Bot, 'id' | 'externalId' | 'name' | 'username' | 'state' | 'updatedAt'> &
    Partial<Pick<Bot, 'externalId'>>,
) => BotClient

/** The ways that a bot takes to its messenger. Throws `bad-config` for what is no way. */
export type RoutesFor = (bot: Pick<Bot, 'kind' | 'settings'>) => Routes

/** What an administrator enters to connect a bot. */
export interface NewBot {
  readonly kind: MessengerKind
  readonly token: string
  /** Slack: the signing secret. Default: one of our own, which the vendor is told. */
  readonly secret?: string
  readonly keys?: Partial<BotKeys>
  /** Default: a new one. */
  readonly webhookKey?: string
  readonly settings?: Partial<BotSettings>
}

/**
 * Asks the messenger whose token it is, then keeps the bot. The running service notices it and
 * begins to listen. Throws `bot-unauthorized` for a wrong token, `conflict` for a bot that is here
 * already.
 */
export async function addBot(books: Books, clientFor: ClientFor, given: NewBot): Promise<Bot> {
  const entered = withDefaults(given)
  await mustReachMessenger(entered.settings)
  const identity = await clientFor(entered).setup.check()
  const id = shortId()
  return books.inTransaction(async ({ bots }) => {
    const twin = (await bots.all()).find(
      (one) => one.kind === given.kind && one.externalId === identity.externalId,
    )
    if (twin !== undefined) {
      throw new AppError('conflict', `This bot is here already, as ${twin.id}: remove it first`)
    }
    await bots.add({ ...entered, ...identity, id, state: 'working' })
    return known(bots, id)
  })
}

/** Asks the messenger whose token it is, and keeps nothing. Throws as `addBot` does. */
export async function tryBot(clientFor: ClientFor, given: NewBot): Promise<BotIdentity> {
  const entered = withDefaults(given)
  await mustReachMessenger(entered.settings)
  const { externalId, name, username } = await clientFor(entered).setup.check()
  return { externalId, name, username }
}

/** What an administrator changes of a bot; what is left out stays. */
interface BotEdit {
  readonly id: string
  /** `updatedAt` of the bot as the administrator saw it. */
  readonly version: string
  readonly changes: {
    readonly token?: string
    readonly secret?: string
    readonly appToken?: string | null
    readonly confirmation?: string | null
    readonly settings?: Partial<BotSettings>
  }
}

/**
 * Changes a bot. A new token must be one of the same bot: subscribers are linked to it. Throws
 * `conflict` when somebody else changed it meanwhile, `bad-input` for another bot's token, and for
 * another relay without the token, which nobody who has not got it may have sent anywhere.
 */
export async function changeBot(
  books: Books,
  clientFor: ClientFor,
  { id, version, changes: { token, secret, appToken, confirmation, settings } }: BotEdit,
): Promise<Bot> {
  const bot = await known(books.read.bots, id)
  await mustReachMessenger(settings ?? {})
  const elsewhere = settings?.apiUrl && settings.apiUrl !== bot.settings.apiUrl
  if (elsewhere && token === undefined) {
    throw new AppError('bad-input', 'Enter the token again: a kept one is not sent elsewhere', {
      field: 'token',
    })
  }
  const keys = {
    appToken: appToken === undefined ? bot.keys.appToken : appToken,
    confirmation: confirmation === undefined ? bot.keys.confirmation : confirmation,
  }
  const changed = {
    token: token ?? bot.token,
    webhookSecret: secret ?? bot.webhookSecret,
    keys,
    settings: { ...bot.settings, ...settings },
  }
  const identity = await clientFor({ ...bot, ...changed }).setup.check()
  if (identity.externalId !== bot.externalId) {
    throw new AppError(
      'bad-input',
      `This token belongs to another bot, «${identity.name}»: add it`,
      { field: 'token' },
    )
  }
  return books.inTransaction(async ({ bots }) => {
    const now = await known(bots, id)
    if (now.updatedAt.toString() !== version) {
      throw new AppError('conflict', 'Somebody else has changed this bot: look at it anew')
    }
    const { name, username } = identity
    await bots.change(id, { ...changed, name, username, state: 'working' })
    return known(bots, id)
  })
}

async function known(bots: Bots, id: string): Promise<Bot> {
  const bot = await bots.byId(id)
  if (bot !== null) return bot
  throw new AppError('not-found', 'This bot is not here any more')
}

function withDefaults({ kind, token, secret, webhookKey, keys, settings }: NewBot) {
  return {
    kind,
    token,
    webhookKey: webhookKey ?? secretId(),
    webhookSecret: secret ?? secretId(),
    keys: { appToken: null, confirmation: null, ...keys },
    settings: {
      takesRequests: kind === 'slack' || kind === 'vk',
      routes: [],
      apiUrl: null,
      ...settings,
    },
  }
}

/**
 * What the messenger says about a bot: who it is, and how updates reach us. A bot that was marked
 * as refused, and is not any more, is put back to work.
 */
export async function checkBot(
  books: Books,
  clientFor: ClientFor,
  bot: Bot,
): Promise<{ readonly name: string; readonly username: string | null } & ConnectionInfo> {
  const { setup } = clientFor(bot)
  const { name, username } = await setup.check()
  if (bot.state !== 'working') {
    await books.inTransaction(({ bots }) => bots.changeState(bot.id, 'working'))
  }
  return { name, username, ...(await setup.info()) }
}

/**
 * Takes our address back from the messenger, then forgets the bot, its subscribers and invitations;
 * the log stays. A messenger that does not answer, or knows the token no more, does not hold it up.
 */
export async function removeBot(books: Books, clientFor: ClientFor, bot: Bot): Promise<void> {
  await clientFor(bot)
    .setup.disconnect()
    .catch(() => undefined)
  await books.inTransaction(({ bots }) => bots.remove(bot.id))
}
