import type { BotClient, MessageRef, MessengerKind, WebhookRequest } from '../messenger.ts'

/** What a messenger's tests bring along, so that it can be held to its promises. */
export interface Example {
  readonly kind: MessengerKind
  /** Calls to the webhook as the vendor makes them, all to the bot that `open` opens. */
  readonly recorded: Recorded
  /** What can go wrong there. Without a network between, nothing is ever `dropped`. */
  readonly troubles: readonly Trouble[]
  open(): Promise<Stage>
}

/** Null where the vendor has no such thing. */
export interface Recorded {
  /** «Продажи за неделю», in private. */
  readonly text: WebhookRequest
  /** The bot opened by the link of the invitation `inv_7Qk2`. */
  readonly invited: WebhookRequest | null
  /** A press of a button with `p:week`, in private. */
  readonly button: WebhookRequest
  /** The sender's own number, 79161234567, by the button that asks for it. */
  readonly ownContact: WebhookRequest | null
  /** Somebody's number, or one that was not handed over by that button. */
  readonly foreignContact: WebhookRequest | null
  readonly stopped: WebhookRequest | null
  readonly returned: WebhookRequest | null
  /** Words said where several people read. */
  readonly group: WebhookRequest | null
  /** From the vendor, and nothing that we read. */
  readonly unknown: WebhookRequest | null
  /** `text` with a signature that is not the vendor's. */
  readonly forged: WebhookRequest | null
  /** Rightly signed, and not of the vendor's form. */
  readonly garbled: WebhookRequest
}

export type Trouble =
  /** Too many requests: wait. */
  | 'busy'
  /** The person has blocked the bot, or is not there any more. */
  | 'gone'
  /** The vendor refuses this message for good. */
  | 'refused'
  /** The vendor does not know the token. */
  | 'unauthorized'
  /** The message is taken, then the connection breaks. */
  | 'dropped'
  /** Nobody listens. */
  | 'unreachable'

/** A bot, and a chat with a person who can see what it says. */
export interface Stage extends AsyncDisposable {
  readonly client: BotClient
  readonly chatId: string
  /** What no error may repeat. */
  readonly token: string
  /** What the bot has said and what still stands, oldest first. */
  said(): readonly Said[]
  /** This goes wrong, at least with the next call to the vendor. */
  arrange(trouble: Trouble): void | Promise<void>
  /** The person deletes a message of the bot's. */
  lose(message: MessageRef): void | Promise<void>
}

export interface Said {
  /** The words, under a picture or not, without markup; '' when there are none. */
  readonly text: string
  readonly picture: boolean
  /** Name of the file that came with it. */
  readonly file: string | null
  /** Labels, row by row. */
  readonly buttons: readonly (readonly string[])[]
}
