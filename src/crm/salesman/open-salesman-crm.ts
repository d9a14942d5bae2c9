import { randomInt } from 'node:crypto'
import type { Clock, Log } from '../../kernel/index.ts'
import type { CreatedRequest, Crm, CrmRequests, Passwords, TakenRequest } from '../crm.ts'
import { openMysqlSource } from '../mysql-source.ts'
import { readSalesmanAddress } from './address.ts'
import { amendRequest, createRequest, type SalesmanRequest } from './create-request.ts'
import { salesmanDatabase } from './database.ts'
import type { Lack } from './fit-mapping.ts'
import { checkPassword } from './password.ts'
import { type RequestRules, readRequestRules } from './request-rules.ts'
import { createSurveyedCrm } from './surveyed-crm.ts'
import { declineRequest, missingRights, takeRequest } from './take-request.ts'

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
  createRequest(request: SalesmanRequest): Promise<Omit<CreatedRequest, 'url'>>
  /** Gives a request that nobody has to an employee. */
  takeRequest(id: string, employeeId: string): Promise<TakenRequest>
  /** How the CRM hands out requests, and to whom. */
  requestRules(): Promise<RequestRules>
  /** The rights that requests need and the database's user has not, in words; none when all is well. */
  missingRights(): Promise<readonly string[]>
  readonly requests: CrmRequests
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
  const means = { clock, pick }
  return {
    ...crm,
    passwords: {
      check: (login, password) => inDatabase(() => checkPassword(database, login, password)),
    },
    requests: {
      create: (request) =>
        inDatabase(async () => ({ ...(await createRequest(database, request, means)), url: null })),
      amend: (id, before, after) => inDatabase(() => amendRequest(database, { id, before, after })),
      take: (id, employeeId) => inDatabase(() => takeRequest(database, { id, employeeId }, clock)),
      async decline(id, employeeId, reason) {
        const now = clock()
          .toZonedDateTimeISO((await crm.account()).timeZone)
          .toPlainDateTime()
        await inDatabase(() => declineRequest(database, { id, employeeId, reason, now }))
      },
      handlers: () => inDatabase(async () => handlersBy(await readRequestRules(database))),
      lacks: () => inDatabase(() => missingRights(database)),
    },
    createRequest: (request) => inDatabase(() => createRequest(database, request, means)),
    takeRequest: (id, employeeId) =>
      inDatabase(() => takeRequest(database, { id, employeeId }, clock)),
    requestRules: () => inDatabase(() => readRequestRules(database)),
    missingRights: () => inDatabase(() => missingRights(database)),
  }
}

/** Where a coordinator hands out, they are the one to hear of it; elsewhere those who take. */
function handlersBy({ method, coordinatorId, operatorIds }: RequestRules): readonly string[] {
  const coordinators = coordinatorId === null ? [] : [coordinatorId]
  const [first, second] =
    method === 'coordinator' ? [coordinators, operatorIds] : [operatorIds, coordinators]
  return first.length > 0 ? first : second
}
