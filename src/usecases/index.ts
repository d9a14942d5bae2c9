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
export { type Company, readCompany } from './company.ts'
export { inviteMany } from './invite-many.ts'
export { type Decision, decideRequest, managersAmong } from './decide-request.ts'
export { changeSubscriber, enterSubscriber } from './enter-subscriber.ts'
export { guardCompany } from './guard-company.ts'
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
export { acceptInvitation, invitationLink, inviteEmployee } from './link-subscriber.ts'
export { type InvitationLetter, mailInvitation } from './mail-invitation.ts'
export {
  addBot,
  type ClientFor,
  changeBot,
  checkBot,
  type NewBot,
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
  type Settings,
} from './proof.ts'
export { type ServeBotsOptions, type ServedBot, type ServedBots, serveBots } from './serve-bots.ts'
export type { ConnectionsInForce, Service, Verdict } from './service.ts'
export {
  chooseOwnerPassword,
  managerLink,
  mayStill,
  nameOfManager,
  ownerLink,
  recognise,
  type SignInDeps,
  signInByLink,
  signInOwner,
  signInWithCrm,
  type Visit,
} from './sign-in.ts'
export {
  forgetTryChats,
  peopleToTry,
  type TryDeps,
  type TryPerson,
  tryAsEmployee,
} from './try-as-employee.ts'
