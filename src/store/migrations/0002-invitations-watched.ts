import type { Kysely } from 'kysely'

/** An invitation can be taken back, and tells who used it and who came too late. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = ['revoked_at', 'used_by_name', 'refused_at', 'refused_name'] as const
  for (const column of columns) {
    await db.schema.alterTable('invitations').addColumn(column, 'text').execute()
  }
  await db.schema
    .alterTable('invitations')
    .addColumn('refused', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
