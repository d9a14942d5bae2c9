import { AppError, secretId, shortId } from '../kernel/index.ts'
import type { BotClient, ConnectionInfo, MessengerKind } from '../messengers/index.ts'
import type { Books, Bot, BotKeys, BotSettings } from './ledger.ts'

/** A bot that is only being entered has no `externalId` yet: its messenger is asked who it is. */
export type ClientFor = (
  bot: Omit<Bot, 'id' | 'externalId' | 'name' | 'username' | 'state'> &
    Partial<Pick<Bot, 'externalId'>>,
) => BotClient

/** What an administrator enters to connect a bot. */
export interface NewBot {
  readonly kind: MessengerKind
  readonly token: string
  /** Slack: the signing secret. Default: one of our own, which the vendor is told. */
  readonly secret?: string
  readonly keys?: Partial<BotKeys>
  readonly settings?: Partial<BotSettings>
}

/**
 * Asks the messenger whose token it is, then keeps the bot. The running service notices it and
 * begins to listen. Throws `bot-unauthorized` for a wrong token, `conflict` for a bot that is here
 * already.
 */
export async function addBot(books: Books, clientFor: ClientFor, given: NewBot): Promise<Bot> {
  const entered = withDefaults(given)
  const identity = await clientFor(entered).setup.check()
  const bot: Bot = { ...entered, ...identity, id: shortId(), state: 'working' }
  await books.inTransaction(async ({ bots }) => {
    const twin = (await bots.all()).find(
      (one) => one.kind === bot.kind && one.externalId === bot.externalId,
    )
    if (twin !== undefined) {
      throw new AppError('conflict', `This bot is here already, as ${twin.id}: remove it first`)
    }
    await bots.add(bot)
  })
  return bot
}

function withDefaults({ kind, token, secret, keys, settings }: NewBot) {
  return {
    kind,
    token,
    webhookKey: secretId(),
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
