import type { RequestDraftsTable, RequestsTable } from './schema-requests.ts'

/**
 * The tables as Kysely sees them. Times are text in UTC, always to the millisecond
 * (`2026-11-22T09:05:00.000Z`), so that they sort as they happened on either database; yes and no
 * are 1 and 0. Every row belongs to an account.
 */
export interface Database {
  accounts: AccountsTable
  bots: BotsTable
  subscribers: SubscribersTable
  blocked_employees: BlockedEmployeesTable
  invitations: InvitationsTable
  proofs: ProofsTable
  settings: SettingsTable
  sessions: SessionsTable
  one_time_links: OneTimeLinksTable
  acts: ActsTable
  api_tokens: ApiTokensTable
  failed_sign_ins: FailedSignInsTable
  requests: RequestsTable
  request_drafts: RequestDraftsTable
  updates: UpdatesTable
  outbox: OutboxTable
  tries: TriesTable
  kept_texts: KeptTextsTable
  broadcasts: BroadcastsTable
  early_receipts: EarlyReceiptsTable
}

interface AccountsTable {
  id: string
  name: string
  created_at: string
}

interface BotsTable {
  id: string
  account_id: string
  kind: string
  external_id: string
  name: string
  username: string | null
  /** Sealed. */
  token: string
  /** Part of the webhook's address. */
  webhook_key: string
  /** Sealed: what the vendor repeats to prove that it is the vendor. */
  webhook_secret: string
  /** Sealed JSON of what the vendor wants besides; null before there was any. */
  keys: string | null
  /** JSON. */
  settings: string
  /** `working`, or why it does not: `unauthorized`. */
  state: string
  created_at: string
  updated_at: string
}

interface SubscribersTable {
  id: string
  account_id: string
  bot_id: string
  /** The messenger's stable id; null until the person entered by username first writes. */
  user_id: string | null
  chat_id: string | null
  username: string | null
  employee_id: string
  state: string
  locale: string | null
  default_scope: string | null
  /** What the last report was about: `{"subject","scope","view"}`. */
  last_report: string | null
  created_at: string
  updated_at: string
}

interface BlockedEmployeesTable {
  account_id: string
  employee_id: string
  at: string
}

interface InvitationsTable {
  id: string
  account_id: string
  bot_id: string
  employee_id: string
  code_hash: string
  expires_at: string
  used_at: string | null
  /** The messenger's id of who used it. */
  used_by: string | null
  /** How an administrator recognises them. */
  used_by_name: string | null
  revoked_at: string | null
  /** How many times it was opened in vain. */
  refused: number
  refused_at: string | null
  refused_name: string | null
  created_at: string
}

interface ProofsTable {
  id: string
  account_id: string
  bot_id: string
  user_id: string
  chat_id: string
  username: string | null
  label: string
  locale: string
  method: string
  /** A keyed hash of whom the person named. */
  target: string
  employee_id: string | null
  state: string
  /** A keyed hash. */
  code_hash: string | null
  tries: number
  passed_on_at: string | null
  decided_by: string | null
  error: string | null
  expires_at: string
  created_at: string
  updated_at: string
}

interface SettingsTable {
  account_id: string
  name: string
  value: string
  updated_at: string
}

interface SessionsTable {
  id: string
  account_id: string
  /** Null for the owner. */
  employee_id: string | null
  token_hash: string
  /** The token before, let through until `grace_until`. */
  token_hash_before: string | null
  grace_until: string | null
  address: string
  browser: string
  started_at: string
  seen_at: string
  rotated_at: string
}

interface OneTimeLinksTable {
  token_hash: string
  account_id: string
  /** Null for the owner. */
  employee_id: string | null
  /** Null for one that stays open until it is used. */
  expires_at: string | null
  created_at: string
}

interface ActsTable {
  id: string
  account_id: string
  who: string
  what: string
  subject: string
  address: string
  at: string
}

interface ApiTokensTable {
  id: string
  account_id: string
  name: string
  /** JSON. */
  scopes: string
  token_hash: string
  created_by: string
  created_at: string
  used_at: string | null
}

interface FailedSignInsTable {
  account_id: string
  address: string
  /** A keyed hash of whom they named. */
  target: string
  at: string
}

interface UpdatesTable {
  bot_id: string
  update_id: string
  account_id: string
  at: string
}

interface OutboxTable {
  id: string
  account_id: string
  bot_id: string
  chat_id: string
  lane: string
  /** What it is about, in a few words for the log: never a figure. */
  topic: string
  /** `text`, `picture` or `file`. */
  kind: string
  /** JSON of what is to be said; emptied of nothing, since it holds no figures. */
  body: string
  /** JSON of the message that it takes the place of. */
  replaces: string | null
  recipient: string
  employee_id: string | null
  subscriber_id: string | null
  state: string
  attempts: number
  due_at: string
  /** Set right before a bulk message leaves, so that a crash leaves it uncertain, not doubled. */
  claimed_at: string | null
  error: string | null
  message_id: string | null
  created_at: string
  updated_at: string
  /** The bot's messenger and name when the row was made: the bot may be gone. */
  messenger: string | null
  bot_name: string
  broadcast_id: string | null
  /** When an administrator had it sent again. */
  requeued_at: string | null
  /** `EMPLOYEE|RECIPIENT`, for the search by either. */
  person: string
}

interface TriesTable {
  /** Of the outbox row. */
  message_id: string
  number: number
  at: string
  state: string
  error: string | null
  ms: number | null
}

interface KeptTextsTable {
  message_id: string
  /** Sealed. */
  text: string
}

interface BroadcastsTable {
  id: string
  account_id: string
  /** The same key twice is one broadcast. */
  key: string
  by: string
  topic: string
  /** JSON, as it was asked. */
  question: string
  /** The same as a button carries it. */
  request: string
  note: string
  total: number
  /** JSON of the recipients; null when all of them are in the outbox. */
  unplaced: string | null
  /** How many of them are. */
  placed: number
  stopped_at: string | null
  created_at: string
}

/** Receipts about messages that are not known yet, or are not ours. */
interface EarlyReceiptsTable {
  bot_id: string
  message_id: string
  state: string
  error: string | null
  at: string
}
