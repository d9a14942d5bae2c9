import { type Kysely, sql } from 'kysely'

/** Requests («заявки»), and the forms that are being filled in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRequests(db)
  await createDrafts(db)
}

async function createRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('bot_id', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('phone', 'text')
    .addColumn('email', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('employee_id', 'text')
    .addColumn('declined_why', 'text')
    .addColumn('crm_id', 'text')
    .addColumn('crm_url', 'text')
    .addColumn('crm_length', 'integer', (column) => column.notNull())
    .addColumn('crm_told', 'text')
    .addColumn('due_at', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('news', 'text')
    .addColumn('announced_at', 'text')
    .addColumn('reminded_at', 'text')
    .addColumn('escalated_at', 'text')
    .addColumn('consented_at', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('requests_number', ['account_id', 'number'])
    .execute()
  // The courier asks at every wake-up what the CRM is to be told, and handlers are to hear.
  await db.schema
    .createIndex('requests_due')
    .on('requests')
    .columns(['account_id', 'due_at'])
    .where(sql.ref('due_at'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('requests_waiting')
    .on('requests')
    .columns(['account_id', 'announced_at'])
    .where(sql.ref('state'), 'in', sql`('new', 'in-crm', 'failed')`)
    .execute()
  await db.schema
    .createIndex('requests_news')
    .on('requests')
    .columns(['account_id', 'id'])
    .where(sql.ref('news'), 'is not', null)
    .execute()
  const looks = {
    requests_list: ['account_id', 'id'],
    requests_phone: ['account_id', 'phone'],
    requests_email: ['account_id', 'email'],
    requests_person: ['bot_id', 'user_id', 'created_at'],
    requests_time: ['account_id', 'created_at'],
  }
  for (const [name, columns] of Object.entries(looks)) {
    await db.schema.createIndex(name).on('requests').columns(columns).execute()
  }
}

async function createDrafts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('request_drafts')
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('bot_id', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('phone', 'text')
    .addColumn('email', 'text')
    .addColumn('text', 'text')
    .addColumn('consented_at', 'text')
    .addColumn('paused', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('request_drafts_key', ['bot_id', 'chat_id', 'user_id'])
    .execute()
}
