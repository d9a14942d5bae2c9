/** The tables of requests («заявки»), as `schema.ts` says of all tables. */
export interface RequestsTable {
  id: string
  account_id: string
  number: number
  bot_id: string
  chat_id: string
  user_id: string
  locale: string
  name: string
  /** E.164. */
  phone: string | null
  /** In lower case. */
  email: string | null
  text: string
  state: string
  employee_id: string | null
  declined_why: string | null
  crm_id: string | null
  crm_url: string | null
  /** How much of the text the CRM was given. */
  crm_length: number
  crm_told: string | null
  /** When the CRM is to be told something. */
  due_at: string | null
  attempts: number
  error: string | null
  news: string | null
  announced_at: string | null
  reminded_at: string | null
  escalated_at: string | null
  consented_at: string
  created_at: string
  updated_at: string
}

export interface RequestDraftsTable {
  account_id: string
  bot_id: string
  chat_id: string
  user_id: string
  step: string
  name: string | null
  phone: string | null
  email: string | null
  text: string | null
  consented_at: string | null
  paused: number
  updated_at: string
}
