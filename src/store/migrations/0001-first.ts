import { type Kysely, sql } from 'kysely'

/** Accounts, bots, people, the updates already answered, and the outbox that is also the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAccounts(db)
  await createPeople(db)
  await createOutbox(db)
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('bots')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('external_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('username', 'text')
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('webhook_key', 'text', (column) => column.notNull().unique())
    .addColumn('webhook_secret', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('bots_external', ['kind', 'external_id'])
    .execute()
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscribers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('bot_id', 'text', (column) =>
      column.notNull().references('bots.id').onDelete('cascade'),
    )
    .addColumn('user_id', 'text')
    .addColumn('chat_id', 'text')
    .addColumn('username', 'text')
    .addColumn('employee_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('locale', 'text')
    .addColumn('default_scope', 'text')
    .addColumn('last_report', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('subscribers_user', ['bot_id', 'user_id'])
    .execute()
  await db.schema
    .createTable('blocked_employees')
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('employee_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('blocked_employees_key', ['account_id', 'employee_id'])
    .execute()
  await db.schema
    .createTable('invitations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('bot_id', 'text', (column) =>
      column.notNull().references('bots.id').onDelete('cascade'),
    )
    .addColumn('employee_id', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text', (column) => column.notNull().unique())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .addColumn('used_by', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('updates')
    .addColumn('bot_id', 'text', (column) => column.notNull())
    .addColumn('update_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('updates_key', ['bot_id', 'update_id'])
    .execute()
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('bot_id', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('replaces', 'text')
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('employee_id', 'text')
    .addColumn('subscriber_id', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('claimed_at', 'text')
    .addColumn('error', 'text')
    .addColumn('message_id', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  // The dispatcher asks one question at every wake-up: what of this bot is not sent yet?
  await db.schema
    .createIndex('outbox_queued')
    .on('outbox')
    .columns(['bot_id', 'lane', 'id'])
    .where(sql.ref('state'), '=', sql.lit('queued'))
    .execute()
  // The log is read newest first; a chat is asked when it was last told something.
  await db.schema.createIndex('outbox_log').on('outbox').columns(['account_id', 'id']).execute()
  await db.schema
    .createIndex('outbox_chat')
    .on('outbox')
    .columns(['bot_id', 'chat_id', 'topic', 'created_at'])
    .execute()
}
