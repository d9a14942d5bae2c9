/**
 * Use cases: the only place where rooms meet. Each file reads like the sentence that names it.
 * `ledger.ts` declares what they need kept; the store implements it.
 */
export type {
  Books,
  Bot,
  BotState,
  Bots,
  InTransaction,
  Invitation,
  Invitations,
  Ledger,
  Subscriber,
  SubscriberState,
  Subscribers,
} from './ledger.ts'
