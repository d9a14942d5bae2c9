/**
 * Use cases: the only place where rooms meet. Each file reads like the sentence that names it.
 * `ledger.ts` declares what they need kept; the store implements it.
 */

export type {
  Act,
  Acts,
  Administration,
  ApiToken,
  ApiTokens,
  Connections,
  Manager,
  OneTimeLinks,
  Session,
  Sessions,
  SignIns,
} from './administration.ts'
export { knownRoutes, shownSettings, testRoutes, withPasswords } from './bot-routes.ts'
export type {
  Broadcast,
  BroadcastQuestion,
  Broadcasts,
  LinkedChat,
  Progress,
  Recipient,
  Unplaced,
} from './broadcast.ts'
export { type ChangeFeed, createChangeFeed, type Fact, type What } from './changes.ts'
export type { Audience, Choice, LeftOutWhy } from './choose-recipients.ts'
export { type Company, readCompany } from './company.ts'
export type { Visit } from './count-sign-ins.ts'
export { type Decision, decideRequest, managersAmong } from './decide-request.ts'
export { changeSubscriber, enterSubscriber } from './enter-subscriber.ts'
export { guardCompany } from './guard-company.ts'
export { declineRequest, type Handling, retryRequest, takeRequest } from './handle-request.ts'
export { inviteMany } from './invite-many.ts'
export type {
  Books,
  Bot,
  BotChanges,
  BotKeys,
  BotSettings,
  BotState,
  Bots,
  FoundSubscriber,
  InTransaction,
  Invitation,
  InvitationRecord,
  Invitations,
  Ledger,
  Opener,
  Subscriber,
  SubscriberRecord,
  SubscriberState,
  Subscribers,
} from './ledger.ts'
export {
  acceptInvitation,
  invitationLink,
  inviteEmployee,
} from './link-subscriber.ts'
export { type InvitationLetter, mailInvitation } from './mail-invitation.ts'
export {
  addBot,
  type ClientFor,
  changeBot,
  checkBot,
  type NewBot,
  type RoutesFor,
  removeBot,
  tryBot,
} from './manage-bots.ts'
export {
  type AttemptsOf,
  CONFIRMATIONS,
  type Confirmation,
  type Proof,
  type ProofState,
  type Proofs,
} from './proof.ts'
export {
  type LogDeps,
  type LogQuery,
  logCsv,
  readLog,
  readLogRow,
  readLogRows,
  resend,
  type ShownMessage,
} from './read-log.ts'
export { mayStill, nameOfManager, recognise, type SignInDeps } from './recognise-manager.ts'
export type {
  ChatOf,
  Contacts,
  DraftStep,
  NewRequest,
  Request,
  RequestChanges,
  RequestDraft,
  RequestDrafts,
  RequestState,
  Requests,
  RequestsOf,
  Waiting,
} from './request.ts'
export {
  type BroadcastDeps,
  type BroadcastOrder,
  previewBroadcast,
  repeatBroadcast,
  type ShownBroadcast,
  sendBroadcast,
  showBroadcasts,
  stopBroadcast,
} from './send-broadcast.ts'
export { type ServeBotsOptions, type ServedBot, type ServedBots, serveBots } from './serve-bots.ts'
export type { ConnectionsInForce, Service, Tried, Verdict } from './service.ts'
export { SETTINGS, type SettingName, type Settings, type SettingValues } from './settings.ts'
export {
  changeOwnerPassword,
  chooseOwnerPassword,
  managerLink,
  ownerLink,
  signInByLink,
  signInOwner,
  signInWithCrm,
} from './sign-in.ts'
export {
  forgetTryChats,
  peopleToTry,
  type TryDeps,
  type TryPerson,
  tryAsEmployee,
} from './try-as-employee.ts'
export { watchedBooks } from './watched-books.ts'
