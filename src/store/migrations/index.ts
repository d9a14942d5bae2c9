import type { Migration } from 'kysely/migration'
import { up as first } from './0001-first.ts'

/** Every change of the tables, in order. Named here one by one, so that none is found by chance. */
export const migrations: Record<string, Migration> = {
  '0001-first': { up: first },
}
