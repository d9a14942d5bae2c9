import type { Kysely } from 'kysely'

/** Strangers' attempts to be recognised, and what administrators decide about the service. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('settings_key', ['account_id', 'name'])
    .execute()
  await createProofs(db)
  // Attempts are counted by person, by whom they name, and all together.
  await db.schema
    .createIndex('proofs_person')
    .on('proofs')
    .columns(['bot_id', 'user_id', 'created_at'])
    .execute()
  await db.schema
    .createIndex('proofs_target')
    .on('proofs')
    .columns(['account_id', 'target', 'created_at'])
    .execute()
  await db.schema
    .createIndex('proofs_time')
    .on('proofs')
    .columns(['account_id', 'created_at'])
    .execute()
}

async function createProofs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('proofs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('bot_id', 'text', (column) =>
      column.notNull().references('bots.id').onDelete('cascade'),
    )
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('username', 'text')
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('employee_id', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('passed_on_at', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('error', 'text')
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
}
