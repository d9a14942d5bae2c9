/**
 * Use cases: the only place where rooms meet. Each file reads like the sentence that names it.
 * `ledger.ts` declares what they need kept, with `proof.ts`, `request.ts`, `broadcast.ts`,
 * `administration.ts` and `settings.ts` beside it; the store implements it. `serve-bots.ts` keeps
 * every bot listening and speaking: `answer-update.ts` is what happens when somebody writes,
 * `prepare-entry.ts` what happens just before something is sent. Whatever else is exported is an
 * act of an administrator, by the page or by the command line.
 */

// What is kept.

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
  type AttemptsOf,
  CONFIRMATIONS,
  type Confirmation,
  type Proof,
  type ProofState,
  type Proofs,
} from './proof.ts'
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
export { SETTINGS, type SettingName, type Settings, type SettingValues } from './settings.ts'
export { watchedBooks } from './watched-books.ts'

// Bots and the service itself.

export { knownRoutes, shownSettings, testRoutes, withPasswords } from './bot-routes.ts'
export { type Company, readCompany } from './company.ts'
export { guardCompany } from './guard-company.ts'
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
export { type ServeBotsOptions, type ServedBot, type ServedBots, serveBots } from './serve-bots.ts'
export type { ConnectionsInForce, Service, Tried, Verdict } from './service.ts'

// Who is linked to whom.

export { type Decision, decideRequest, managersAmong } from './decide-request.ts'
export { changeSubscriber, enterSubscriber } from './enter-subscriber.ts'
export { inviteMany } from './invite-many.ts'
export {
  acceptInvitation,
  invitationLink,
  inviteEmployee,
} from './link-subscriber.ts'
export { type InvitationLetter, mailInvitation } from './mail-invitation.ts'
export {
  forgetTryChats,
  peopleToTry,
  type TryDeps,
  type TryPerson,
  tryAsEmployee,
} from './try-as-employee.ts'

// Requests of clients, broadcasts and the log.

export type { Audience, Choice, LeftOutWhy } from './choose-recipients.ts'
export { declineRequest, type Handling, retryRequest, takeRequest } from './handle-request.ts'
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

// Who manages Svodka, and how they sign in.

export type { Visit } from './count-sign-ins.ts'
export { mayStill, nameOfManager, recognise, type SignInDeps } from './recognise-manager.ts'
export {
  changeOwnerPassword,
  chooseOwnerPassword,
  managerLink,
  ownerLink,
  signInByLink,
  signInOwner,
  signInWithCrm,
} from './sign-in.ts'
