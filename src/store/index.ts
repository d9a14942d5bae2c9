/**
 * Store: everything we keep, through Kysely. `store.ts` opens it, `schema.ts` names the tables,
 * `migrations/` makes them; the other files implement, table by table, the ports that `usecases`
 * and `outbox` declare. `group-commit.ts` is why a durable write is cheap on SQLite.
 */
export { openStore, type Store, type StoreOptions } from './store.ts'
