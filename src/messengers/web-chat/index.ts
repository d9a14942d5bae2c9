/**
 * Web chat: the messenger inside our own page. `web-chat.ts` is the adapter and what the browser
 * needs of it, `transcripts.ts` keeps what was said (in memory, within bounds), `parse.ts` reads
 * what the page posts, `protocol.ts` is the JSON between the page and the server.
 */
export { readAction } from './parse.ts'
export type {
  ChatAction,
  ChatEvent,
  ChatFile,
  ChatMessage,
  TryAccount,
  TryPerson,
} from './protocol.ts'
export type { ChatListener } from './transcripts.ts'
export { CHATS_PATH, createWebChat, type WebChat, type WebChatConfig } from './web-chat.ts'
