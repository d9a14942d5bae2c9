import type { RichText } from '../kernel/index.ts'

export type MessengerKind = 'telegram' | 'viber' | 'slack' | 'vk' | 'web-chat'

/** What a messenger can and cannot do, as data: the dialog and the reports fit themselves to it. */
export interface Capabilities {
  /** A message can be replaced where it stands. */
  readonly edit: boolean
  /** A button that hands over the person's own verified phone number. */
  readonly contactButton: boolean
  /** Visible characters of a message without a picture. */
  readonly textLength: number
  /** Visible characters under a picture. */
  readonly captionLength: number
  /** Bytes of UTF-8 that a button may carry. */
  readonly buttonDataBytes: number
  readonly buttonsPerRow: number
  readonly buttonRows: number
  /** Buttons under one message in all, however they are laid out. */
  readonly buttons: number
  readonly picture: PictureRoom
  /** Which receipts come after a message was taken. */
  readonly receipts: { readonly delivered: boolean; readonly read: boolean }
  /** Updates can be fetched where no public address leads to us. */
  readonly polling: boolean
  /** A form opens as a window of its own; where not, its questions are asked in the chat. */
  readonly forms: boolean
  /** The vendor drops a message repeated under the same key: sending again never doubles it. */
  readonly idempotent: boolean
  /**
   * Messages to many that a bot may send in a second, with room left for answers; those only obey
   * the vendor's «retry after».
   */
  readonly bulkPerSecond: number
}

export interface PictureRoom {
  /** Pixels of a picture that reads well there. */
  readonly width: number
  readonly height: number
  /** Whether we hand over the bytes, or a link under which the vendor fetches them. */
  readonly by: 'upload' | 'link'
}

/** A call to our webhook as it came: the raw body is what a signature is computed over. */
export interface WebhookRequest {
  /** What follows the bot's key in the address, such as `interactions`; '' or missing for nothing. */
  readonly path?: string
  /** What follows the question mark, as it came. */
  readonly query?: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}

/** What a vendor wants to hear back on the spot: a challenge repeated, a magic word. */
export interface WebhookAnswer {
  readonly mediaType: string
  readonly body: string
}

/** Something a person did, in any messenger. */
export interface Update {
  /** Unique within the bot: an update delivered twice has the same id both times. */
  readonly id: string
  readonly chat: {
    readonly id: string
    /** False in groups, channels and conversations of several people: no figure goes there. */
    readonly private: boolean
  }
  readonly from: Person
  readonly event: UpdateEvent
}

/** Who did it, as the messenger says. Only `id` is proof; the rest can change hands. */
export interface Person {
  readonly id: string
  readonly username: string | null
  readonly name: string | null
  /** BCP 47, as far as the messenger tells. */
  readonly language: string | null
}

export type UpdateEvent =
  /** Words or a command («/today», «/start» never: see `start`). */
  | { readonly type: 'text'; readonly text: string }
  /** The bot was opened, perhaps by an invitation's link: then `code` is the invitation's. */
  | { readonly type: 'start'; readonly code: string | null }
  | {
      readonly type: 'button'
      /** What the button carried. It comes from the person's device: believe nothing in it. */
      readonly data: string
      /** The message that the button stood under; null when the messenger cannot tell any more. */
      readonly under: MessageRef | null
      /** Names this press towards the messenger, for `acknowledge`. */
      readonly pressId: string
    }
  /** `own` only when the messenger vouches that the number is the sender's own. */
  | { readonly type: 'contact'; readonly phone: string; readonly own: boolean }
  /** The person blocked the bot, or took away the right to be written to. */
  | { readonly type: 'stopped' }
  /** The person unblocked the bot. */
  | { readonly type: 'returned' }
  /** A sticker, a picture, a voice: nothing that we read. */
  | { readonly type: 'other' }
  /** Wants to leave a request («заявка»): by a command, a shortcut, a button of the vendor's own. */
  | {
      readonly type: 'request'
      /** Opens the form where the messenger has forms; null where it has none. */
      readonly trigger: string | null
      /** What is needed, as far as it was said already. */
      readonly text: string | null
    }
  /** A form was filled in. Its fields come from the person's device: believe nothing in them. */
  | { readonly type: 'form'; readonly values: Readonly<Record<string, string>> }
  /** What became of a message of ours. Comes again and again, in any order. */
  | {
      readonly type: 'receipt'
      readonly messageId: string
      readonly state: 'delivered' | 'read' | 'failed'
      /** Everything sent to this chat before it was read too. */
      readonly andBefore: boolean
      /** The vendor's words for `failed`. */
      readonly error: string | null
    }

/** A message that stands in a chat. */
export interface MessageRef {
  readonly id: string
  /** A text cannot take the place of a picture everywhere, so the adapter must know. */
  readonly picture: boolean
}

/** A button: carries data back to us, or opens a link. */
export type Button =
  | { readonly label: string; readonly data: string }
  | { readonly label: string; readonly url: string }

/** Something to be said in a chat. */
export interface Reply {
  readonly text: RichText
  /** Rows of buttons. */
  readonly buttons: readonly (readonly Button[])[]
  /** PNG. The text becomes its caption where it fits, else it follows as a message of its own. */
  readonly picture?: Uint8Array
  readonly file?: ReplyFile
  /** Shows the button that hands over the person's phone number. */
  readonly askContact?: boolean
  /** Opens a form in a window; only where `capabilities.forms`. The text is what the window says. */
  readonly form?: Form
  /** The same for every attempt at one message; see `Capabilities.idempotent`. */
  readonly idempotencyKey?: string
}

/** A form in a window. What is filled in comes back as an update of type `form`. */
export interface Form {
  /** What allows to open it now; a vendor's trigger lives for seconds. */
  readonly trigger: string
  readonly title: string
  readonly submit: string
  readonly cancel: string
  readonly fields: readonly FormField[]
}

export interface FormField {
  /** Under which the value comes back. */
  readonly name: string
  readonly label: string
  /** `consent` is a box to tick: its value is `yes`, or it is missing. */
  readonly kind: 'line' | 'text' | 'phone' | 'email' | 'consent'
  readonly required: boolean
  readonly value: string
  readonly maxLength: number
  /** What is said beside a field that is not filled in rightly. */
  readonly error: string
  /** Opened from the field: the policy that is consented to. */
  readonly link: string | null
}

export interface ReplyFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What we need from a messenger, for one bot. One adapter per vendor implements it. */
export interface Messenger {
  readonly kind: MessengerKind
  readonly capabilities: Capabilities
  /**
   * The updates that a webhook call carries; empty when it carries none we care about.
   * Throws `signature-mismatch` when the call is not from the vendor, `update-malformed` when it is
   * not of the vendor's form.
   */
  parse(request: WebhookRequest): readonly Update[]
  /**
   * What a call that `parse` took wants to hear back once its updates are kept; null for an empty
   * answer, which most vendors expect.
   */
  answer(request: WebhookRequest): WebhookAnswer | null
  /**
   * Lets the person see at once that a press or a question arrived: stops the button's spinner,
   * shows «typing». Holds no figure, is worth no retry: it never throws.
   */
  acknowledge(update: Update): Promise<void>
  /**
   * Delivers a reply, in place of `replaces` where that is possible, and returns what now stands in
   * the chat. Throws `messenger-busy` (with `retryAfterMs`), `messenger-rejected`,
   * `recipient-gone`, `bot-unauthorized`, or `delivery-uncertain` when the answer never came.
   */
  send(chatId: string, reply: Reply, replaces: MessageRef | null): Promise<MessageRef>
}

/** Who a bot is, as its messenger says. */
export interface BotIdentity {
  readonly externalId: string
  readonly name: string
  readonly username: string | null
}

/** How updates reach us: pushed to an address of ours, or fetched. */
export interface ConnectionInfo {
  /** Null when the bot is polled. */
  readonly webhookUrl: string | null
  readonly pending: number | null
  readonly lastError: string | null
  readonly lastErrorAt: Temporal.Instant | null
}

/** Setting a bot up. */
export interface BotSetup {
  /** Throws `bot-unauthorized` when the token is not one, `messenger-busy` when nobody answers. */
  check(): Promise<BotIdentity>
  /** Registers the webhook (and the menu of commands), or with null removes it so as to poll. */
  connect(webhookUrl: string | null): Promise<void>
  info(): Promise<ConnectionInfo>
  /** Leaves the vendor with no address of ours. */
  disconnect(): Promise<void>
}

/** Updates without a public address. */
export interface Poller {
  /**
   * Batches of updates until `signal` aborts. A batch is confirmed to the vendor only when the next
   * one is asked for: keep it before that. Waits by itself after errors, and reports them; only a
   * token that is no longer one ends it, by throwing `bot-unauthorized`.
   */
  batches(signal: AbortSignal): AsyncIterable<readonly Update[]>
}

/** One bot of one vendor, ready to use. */
export interface BotClient {
  readonly messenger: Messenger
  readonly setup: BotSetup
  /** Null where the vendor has no such road. */
  readonly poller: Poller | null
}
