import type { RichText } from '../../kernel/index.ts'
import type { Button } from '../messenger.ts'

/** What the page and the server say to each other, as JSON. The page imports these as types only. */

/** A message as the page shows it. */
export interface ChatMessage {
  /** The person's own words carry the id that the page gave them. */
  readonly id: string
  /** Grows with every change in the chat: the same id with a higher number was edited in place. */
  readonly revision: number
  /** When it was first said, in milliseconds since 1970: an edit does not move it. */
  readonly at: number
  readonly from: 'bot' | 'person'
  readonly text: RichText
  /** Rows of buttons. */
  readonly buttons: readonly (readonly Button[])[]
  /** Where the PNG is, from the root of the site. Another picture has another address. */
  readonly picture?: string
  readonly file?: ChatFile
}

export interface ChatFile {
  readonly name: string
  readonly url: string
  readonly bytes: number
}

/** What happens in a chat, as the page hears it. */
export type ChatEvent =
  /** New, or changed in place. */
  | { readonly type: 'message'; readonly message: ChatMessage }
  /** Too old to be kept. */
  | { readonly type: 'removed'; readonly id: string }
  /** The bot works on an answer. */
  | { readonly type: 'typing' }
  /** The chat is forgotten: nothing more will come. */
  | { readonly type: 'closed' }

/** What a person does in a chat. */
export interface ChatAction {
  /** Made by the page, the same when it tries again, so that nothing is done twice. */
  readonly id: string
  readonly event:
    | { readonly type: 'start'; readonly code: string | null }
    | { readonly type: 'text'; readonly text: string }
    | { readonly type: 'button'; readonly data: string; readonly messageId: string | null }
  /** BCP 47: the language of the page. */
  readonly language: string | null
}

/** The company that the page is about. */
export interface TryAccount {
  readonly name: string
  /** True for the company that Svodka makes up itself. */
  readonly demo: boolean
}

/** Someone as whom the bot can be tried. */
export interface TryPerson {
  readonly id: string
  readonly name: string
  /** In the CRM's own words. */
  readonly role: string
  readonly active: boolean
  /** How many people's figures this person may see, themselves included. */
  readonly sees: number
}
