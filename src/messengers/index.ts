/**
 * Messengers: how we hear people and speak to them. `messenger.ts` is the port, in three small
 * parts; each vendor has a folder of its own that keeps the vendor's habits to itself.
 * `messenger.contract.ts` is what every one of them promises.
 */
export type {
  BotClient,
  BotIdentity,
  BotSetup,
  Button,
  Capabilities,
  ConnectionInfo,
  MessageRef,
  Messenger,
  MessengerKind,
  Person,
  Poller,
  Reply,
  ReplyFile,
  Update,
  UpdateEvent,
  WebhookRequest,
} from './messenger.ts'
export { personLabel } from './person-label.ts'
