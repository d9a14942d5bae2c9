/**
 * Use cases: the only place where rooms meet. Each file reads like the sentence that names it.
 * `ledger.ts` declares what they need kept; the store implements it.
 */

export { type Decision, decideRequest } from './decide-request.ts'
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
  SubscriberState,
  Subscribers,
} from './ledger.ts'
export {
  acceptInvitation,
  invitationLink,
  inviteEmployee,
} from './link-subscriber.ts'
export { type InvitationLetter, mailInvitation } from './mail-invitation.ts'
export { addBot, type ClientFor, checkBot, type NewBot, removeBot } from './manage-bots.ts'
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
export {
  forgetTryChats,
  peopleToTry,
  type TryDeps,
  type TryPerson,
  tryAsEmployee,
} from './try-as-employee.ts'
