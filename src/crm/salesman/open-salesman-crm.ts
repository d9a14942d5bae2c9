import { randomInt } from 'node:crypto'
import type { Clock, Log } from '../../kernel/index.ts'
import type { Crm, Passwords } from '../crm.ts'
import { openMysqlSource } from '../mysql-source.ts'
import { readSalesmanAddress } from './address.ts'
import { type CreatedRequest, createRequest, type NewRequest } from './create-request.ts'
import { salesmanDatabase } from './database.ts'
import type { Lack } from './fit-mapping.ts'
import { checkPassword } from './password.ts'
import { type RequestRules, readRequestRules } from './request-rules.ts'
import { createSurveyedCrm } from './surveyed-crm.ts'
import { missingRights, type TakenRequest, takeRequest } from './take-request.ts'

interface SalesmanConfig {
  /** `salesman+mysql://user:password@host:3306/database?prefix=app_&account=1` */
  readonly url: string
  readonly clock: Clock
  /** Told what this version of the CRM lacks. Default: nobody is. */
  readonly log?: Log
  /** Chooses one of so many, from 0, where the CRM draws lots. Default: by chance. */
  readonly pick?: (count: number) => number
}

/** A SalesMan CRM, with what it can do beyond figures. */
export interface SalesmanCrm extends Crm {
  /** What cannot be had, because this database has no such table or column. */
  lacks(): Promise<readonly Lack[]>
  readonly passwords: Passwords
  /** Writes a request down, once for each `key`, with an owner by the CRM's rules. */
  createRequest(request: NewRequest): Promise<CreatedRequest>
  /** Gives a request that nobody has to an employee. */
  takeRequest(id: string, employeeId: string): Promise<TakenRequest>
  /** How the CRM hands out requests, and to whom. */
  requestRules(): Promise<RequestRules>
  /** The rights that requests need and the database's user has not, in words; none when all is well. */
  missingRights(): Promise<readonly string[]>
}

/**
 * The CRM behind `url`. Connects at the first question: a server that is away now is no reason not
 * to start. Throws `bad-config` when the address cannot be right.
 */
export async function openSalesmanCrm(config: SalesmanConfig): Promise<SalesmanCrm> {
  const { url, clock, log, pick = (count) => randomInt(count) } = config
  const { database: address, ...account } = readSalesmanAddress(url)
  const source = openMysqlSource(address)
  const database = salesmanDatabase(source, account)
  const { inDatabase, ...crm } = createSurveyedCrm({ source, account, clock, log })
  return {
    ...crm,
    passwords: {
      check: (login, password) => inDatabase(() => checkPassword(database, login, password)),
    },
    createRequest: (request) => inDatabase(() => createRequest(database, request, { clock, pick })),
    takeRequest: (id, employeeId) =>
      inDatabase(() => takeRequest(database, { id, employeeId }, clock)),
    requestRules: () => inDatabase(() => readRequestRules(database)),
    missingRights: () => inDatabase(() => missingRights(database)),
  }
}
