import { textOf } from '../sql-row.ts'
import type { SalesmanDatabase } from './database.ts'

/** How the CRM hands out requests, as its administrator set it. */
export interface RequestRules {
  /**
   * `coordinator`: nobody has it until the coordinator says who. `free`: nobody has it until an
   * operator takes it. `known`: who looks after the client, otherwise nobody; `random`, `equal`: the
   * same, otherwise an operator by lot, or the one who has fewest.
   */
  readonly method: 'coordinator' | 'free' | 'known' | 'random' | 'equal'
  readonly coordinatorId: string | null
  /** Those who may take requests. Some may have left since. */
  readonly operatorIds: readonly string[]
}

/** The rules of the account; where the CRM has none, a coordinator hands out everything. */
export async function readRequestRules(database: SalesmanDatabase): Promise<RequestRules> {
  const [row] = await database.rows(
    `SELECT content FROM ${database.table('modules')} WHERE mpath = 'leads' AND identity = ?`,
    database.account,
  )
  const settings = parsed(textOf(row?.content) ?? '')
  return {
    method: METHODS[textOf(settings.leadMethod) ?? ''] ?? 'coordinator',
    coordinatorId: idOf(settings[COORDINATOR]),
    operatorIds: [settings.leadOperator].flat().flatMap((id) => idOf(id) ?? []),
  }
}

/** Its «С» is a Cyrillic letter: so the CRM writes it. */
const COORDINATOR = 'lead\u0421oordinator'

const METHODS: Readonly<Record<string, RequestRules['method']>> = {
  free: 'free',
  unknown: 'known',
  randome: 'random',
  equal: 'equal',
}

function parsed(content: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(content))
  } catch {
    // Never configured, or broken by hand: then the CRM itself finds no rules either.
    return {}
  }
}

function idOf(value: unknown): string | null {
  const id = textOf(value)
  return id !== null && /^[1-9]\d*$/.test(id) ? id : null
}
