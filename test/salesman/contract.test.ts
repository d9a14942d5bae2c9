import { after } from 'node:test'
import type { Company } from '../../src/crm/contract/company.ts'
import { crmContract, REQUESTS_AT, requestsContract } from '../../src/crm/crm.contract.ts'
import { createCachedCrm, withCircuitBreaker } from '../../src/crm/index.ts'
import { openSalesmanCrm } from '../../src/crm/salesman/index.ts'
import { type Clock, fixedClock } from '../../src/kernel/index.ts'
import { type MariadbServer, startMariadb } from '../servers/mariadb.ts'
import { companyTables } from './company-tables.ts'
import { person, settings } from './example-rows.ts'
import { createDatabase } from './lab.ts'
import type { SchemaOptions } from './schema.ts'

// The server is in no account's zone, and as strict as MariaDB is by itself.
const server = await startMariadb({ 'default-time-zone': '-03:30' })
after(() => server?.[Symbol.asyncDispose]())
if (server !== null) contracts(server)

function contracts(server: MariadbServer): void {
  crmContract({
    name: 'A SalesMan CRM that plans by payments, on MyISAM',
    planFacts: 'payments',
    open: (company, clock) => open(server, company, { planFacts: 'payments', clock }),
  })

  requestsContract('A SalesMan CRM', () => openForRequests(server))

  crmContract({
    name: 'A SalesMan CRM that plans by closed deals, on InnoDB and behind a cache',
    planFacts: 'closings',
    open: async (company, clock) => {
      const crm = await open(server, company, { planFacts: 'closings', clock, engine: 'InnoDB' })
      return createCachedCrm(crm, { clock })
    },
  })
}

/** Two people work in account 1; whoever may only read is given nothing else. */
async function openForRequests(server: MariadbServer) {
  const database = await createDatabase(server, { charset: 'utf8mb4' })
  await database.write({ settings: [settings(1, {})], user: [person(1, {}), person(2, {})] })
  const clock = fixedClock(REQUESTS_AT)
  const crm = await openSalesmanCrm({ url: database.url(), clock })
  return createCachedCrm(withCircuitBreaker(crm, { clock }), { clock })
}

interface Settings extends SchemaOptions {
  readonly planFacts: 'payments' | 'closings'
  readonly clock: Clock
}

async function open(server: MariadbServer, company: Company, settings: Settings) {
  const { planFacts, clock, ...schema } = settings
  // Emoji need four bytes: not as installed, but as some have altered it.
  const database = await createDatabase(server, { charset: 'utf8mb4', ...schema })
  await database.write(companyTables(company, { account: 7, planFacts }))
  return openSalesmanCrm({ url: database.url('&account=7'), clock })
}
