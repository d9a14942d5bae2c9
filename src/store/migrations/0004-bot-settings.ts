import type { Kysely } from 'kysely'

/** What some vendors want besides the token, and what an administrator decides about a bot. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('bots').addColumn('keys', 'text').execute()
  await db.schema
    .alterTable('bots')
    .addColumn('settings', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute()
}
