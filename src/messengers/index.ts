/**
 * Messengers: how we hear people and speak to them. `messenger.ts` is the port, in three small
 * parts; each vendor has a folder of its own that keeps the vendor's habits to itself.
 * `messenger.contract.ts` is what every one of them promises. `http-client.ts` is the only way out
 * to a vendor, by one of the `routes/` where there is no direct one; `patiently.ts` is how the parts
 * of one reply follow each other. `media-shelf.ts` holds what vendors fetch by a link.
 */
export {
  createMediaShelf,
  MEDIA_PATH,
  type Media,
  type MediaShelf,
  type MediaShelfConfig,
} from './media-shelf.ts'
export type {
  BotClient,
  BotIdentity,
  BotSetup,
  Button,
  Capabilities,
  ConnectionInfo,
  Form,
  FormField,
  MessageRef,
  Messenger,
  MessengerKind,
  Person,
  PictureRoom,
  Poller,
  Reply,
  ReplyFile,
  Update,
  UpdateEvent,
  WebhookAnswer,
  WebhookRequest,
} from './messenger.ts'
export { personLabel } from './person-label.ts'
export { mustBeNear, mustBeReachable } from './reachable.ts'
export { type RouteState, type Routes, withoutPassword } from './routes/index.ts'
