import { AppError, type Log } from '../../kernel/index.ts'
import type { Update, WebhookRequest } from '../messenger.ts'
import { type Identity, isSame } from './identity.ts'
import { type Incoming, toIncoming } from './incoming.ts'
import { readInteraction } from './interactions.ts'
import { APP_HOME, asideId } from './place.ts'
import { isSigned } from './signature.ts'
import { HOME_PRESS, readCommand, readWords, sender } from './spoken.ts'
import { EventCallback, Interaction, KnownEvent, SlashCommand } from './wire.ts'
import { unescapeWords } from './words.ts'

export interface ParseConfig {
  /** Slack's signing secret. */
  readonly secret: string
  /** Whose calls are taken; what is empty is not compared. */
  readonly identity: Identity
  readonly log: Log | undefined
}

/**
 * The updates of a call that Slack makes. Only a body that cannot be Slack's throws, and a word that
 * we are not wanted any more: `bot-unauthorized`. What is of a strange shape is left out.
 */
export function parseWebhook(
  request: WebhookRequest,
  config: ParseConfig,
  now: Temporal.Instant,
): readonly Update[] {
  // Slack asks every address now and then whether it is there, unsigned.
  if (isProbe(request)) return []
  if (!isSigned(request, config.secret, now)) {
    throw new AppError(
      'signature-mismatch',
      'Slack: the call is not signed, or not by Slack, or old',
    )
  }
  return readIncoming(toIncoming(request), config)
}

/** The same for what came by a road that needs no signature. */
export function readIncoming(incoming: Incoming, config: ParseConfig): readonly Update[] {
  switch (incoming.kind) {
    case 'probe':
      return []
    case 'event':
      return readEvent(incoming.payload, config)
    case 'interaction':
      return readPayload(incoming.payload, config)
    case 'command':
      return readSlash(incoming.payload, config)
  }
}

function isProbe(request: WebhookRequest): boolean {
  if (!Buffer.from(request.body.subarray(0, 100)).includes('ssl_check=1')) return false
  try {
    return toIncoming(request).kind === 'probe'
  } catch {
    return false
  }
}

function readEvent(payload: unknown, config: ParseConfig): readonly Update[] {
  const envelope = EventCallback.safeParse(payload)
  if (!envelope.success) return skipped(payload, config)
  const { team_id, api_app_id, event } = envelope.data
  expectOwn(config, team_id, api_app_id)
  const known = KnownEvent.safeParse(event)
  if (!known.success) return skipped(event, config)
  const heard = readKnown(known.data, config)
  return heard === null ? [] : [heard]
}

function readKnown(event: KnownEvent, { identity }: ParseConfig): Update | null {
  switch (event.type) {
    case 'message':
      return readMessage(event, identity)
    case 'app_mention':
      return readMention(event, identity)
    case 'app_home_opened':
      if (event.tab !== 'home') return null
      return {
        id: `home/${event.user}/${event.event_ts}`,
        chat: { id: event.user, private: true },
        from: sender(event.user),
        event: { type: 'button', data: HOME_PRESS, under: APP_HOME, pressId: event.event_ts },
      }
    case 'app_uninstalled':
      throw gone()
    case 'tokens_revoked':
      if (event.tokens.bot?.includes(identity.user) === true) throw gone()
      return null
  }
}

const gone = () =>
  new AppError('bot-unauthorized', 'Slack: the app was removed from the workspace', {
    wholeBot: true,
  })

/** The kinds of message that hold a person's words. Without one, it is an ordinary message. */
const WORDY = [undefined, 'file_share', 'thread_broadcast']

type Spoken = Extract<KnownEvent, { type: 'message' }>
type Mention = Extract<KnownEvent, { type: 'app_mention' }>

function readMessage(message: Spoken, identity: Identity): Update | null {
  const { user, channel, ts, subtype, text = '' } = message
  const byBot = message.bot_id !== undefined && message.bot_id !== null
  if (user === undefined || byBot || user === identity.user) return null
  // What is said among several concerns us only when we are mentioned: see `readMention`.
  const alone = channel.startsWith('D') && message.channel_type === 'im'
  if (!alone || !WORDY.includes(subtype)) return null
  return {
    id: `message/${channel}/${ts}`,
    chat: { id: user, private: true },
    from: sender(user),
    event: readWords(text),
  }
}

function readMention({ user, channel, ts, text, bot_id }: Mention, own: Identity): Update | null {
  if (user === undefined || user === own.user || (bot_id ?? null) !== null) return null
  return {
    id: `message/${channel}/${ts}`,
    chat: { id: asideId(channel, user), private: false },
    from: sender(user),
    event: { type: 'text', text: unescapeWords(text) },
  }
}

function readPayload(payload: unknown, config: ParseConfig): readonly Update[] {
  const read = Interaction.safeParse(payload)
  if (!read.success) return skipped(payload, config)
  expectOwn(config, read.data.team?.id, read.data.api_app_id)
  return readInteraction(read.data)
}

function readSlash(payload: unknown, config: ParseConfig): readonly Update[] {
  const read = SlashCommand.safeParse(payload)
  if (!read.success) return skipped(payload, config)
  expectOwn(config, read.data.team_id, read.data.api_app_id)
  return readCommand(read.data)
}

function expectOwn(
  { identity }: ParseConfig,
  team: string | undefined,
  app: string | undefined,
): void {
  if (isSame(identity, team ?? null, app ?? null)) return
  throw new AppError('signature-mismatch', 'Slack: the call concerns another workspace or app')
}

function skipped(payload: unknown, { log }: ParseConfig): readonly Update[] {
  const { type = '?' } = payload as { type?: unknown }
  // Slack proves an address, and warns; neither is a person.
  if (type === 'url_verification') return []
  log?.warn({ type: String(type).slice(0, 40) }, 'slack.update-skipped')
  return []
}
