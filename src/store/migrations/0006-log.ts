import { type Kysely, sql } from 'kysely'

/** The outbox becomes a log to be searched: attempts row by row, broadcasts, receipts, kept texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await widenOutbox(db)
  await createTries(db)
  await createBroadcasts(db)
  await indexForSearch(db)
  await indexQueued(db)
  await indexForReceipts(db)
  // Every setting is JSON from now on.
  await sql`update settings set value = '"' || value || '"' where name = 'confirmation'`.execute(db)
}

async function widenOutbox(db: Kysely<unknown>): Promise<void> {
  const texts = ['messenger', 'broadcast_id', 'requeued_at'] as const
  for (const column of texts) {
    await db.schema.alterTable('outbox').addColumn(column, 'text').execute()
  }
  for (const column of ['bot_name', 'person'] as const) {
    await db.schema
      .alterTable('outbox')
      .addColumn(column, 'text', (text) => text.notNull().defaultTo(''))
      .execute()
  }
  await sql`
    update outbox set
      person = coalesce(employee_id, '') || '|' || recipient,
      bot_name = coalesce((select name from bots where bots.id = outbox.bot_id), ''),
      messenger = (select kind from bots where bots.id = outbox.bot_id)
  `.execute(db)
}

async function createTries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tries')
    .addColumn('message_id', 'text', (column) =>
      column.notNull().references('outbox.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('ms', 'integer')
    .addPrimaryKeyConstraint('tries_key', ['message_id', 'number'])
    .execute()
  // Apart from the log, which is read in thousands of rows while texts are opened one by one.
  await db.schema
    .createTable('kept_texts')
    .addColumn('message_id', 'text', (column) =>
      column.primaryKey().references('outbox.id').onDelete('cascade'),
    )
    .addColumn('text', 'text', (column) => column.notNull())
    .execute()
}

async function createBroadcasts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('broadcasts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('total', 'integer', (column) => column.notNull())
    .addColumn('unplaced', 'text')
    .addColumn('placed', 'integer', (column) => column.notNull())
    .addColumn('stopped_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('broadcasts_key', ['account_id', 'key'])
    .execute()
  await db.schema
    .createIndex('broadcasts_newest')
    .on('broadcasts')
    .columns(['account_id', 'id'])
    .execute()
}

// Each combination of what the log is narrowed down by is a few runs of one of these, newest last.
async function indexForSearch(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('outbox_fates')
    .on('outbox')
    .columns(['account_id', 'bot_id', 'kind', 'state', 'id'])
    .execute()
  await db.schema
    .createIndex('outbox_person')
    .on('outbox')
    .columns(['account_id', 'person', 'id'])
    .execute()
  await db.schema
    .createIndex('outbox_broadcast')
    .on('outbox')
    .columns(['broadcast_id', 'state', 'id'])
    .where('broadcast_id', 'is not', null)
    .execute()
}

// All that the dispatcher asks at every wake-up; beside the indexes above, the planner must see at
// once that this one is better.
async function indexQueued(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('outbox_queued').execute()
  await db.schema
    .createIndex('outbox_queued')
    .on('outbox')
    .columns(['account_id', 'bot_id', 'lane', 'id', 'due_at'])
    .where(sql.ref('state'), '=', sql.lit('queued'))
    .execute()
}

// Telegram and the web chat send no receipts: their messages cost nothing here.
async function indexForReceipts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('outbox_message')
    .on('outbox')
    .columns(['bot_id', 'message_id'])
    .where('message_id', 'is not', null)
    .where(sql.ref('messenger'), 'not in', [sql.lit('telegram'), sql.lit('web-chat')])
    .execute()
  await db.schema
    .createIndex('outbox_unread')
    .on('outbox')
    .columns(['bot_id', 'chat_id', 'id'])
    .where(sql.ref('state'), 'in', [sql.lit('sent'), sql.lit('delivered')])
    .where(sql.ref('messenger'), 'not in', [sql.lit('telegram'), sql.lit('web-chat')])
    .execute()
  // A receipt may overtake the answer to the call that it is about.
  await db.schema
    .createTable('early_receipts')
    .addColumn('bot_id', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('early_receipts_key', ['bot_id', 'message_id', 'state'])
    .execute()
}
