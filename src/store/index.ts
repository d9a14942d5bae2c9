/**
 * Store: everything we keep, through Kysely. `store.ts` opens it, `schema.ts` names the tables,
 * `migrations/` makes them; the other files implement, table by table, the ports that `usecases`
 * and `outbox` declare. `group-commit.ts` is why a durable write is cheap on SQLite,
 * `service-lock.ts` keeps a second service away, `reseal-tokens.ts` seals every secret with a new key,
 * and `forget-old.ts`, `forget-people.ts` and `erase-person.ts` are how things are forgotten.
 */
export { openStore, type Store, type StoreOptions } from './store.ts'
