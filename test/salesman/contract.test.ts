import { after, describe } from 'node:test'
import type { Company } from '../../src/crm/contract/company.ts'
import { crmContract } from '../../src/crm/crm.contract.ts'
import { createCachedCrm } from '../../src/crm/index.ts'
import { openSalesmanCrm } from '../../src/crm/salesman/index.ts'
import type { Clock } from '../../src/kernel/index.ts'
import { startMariadb } from '../servers/mariadb.ts'
import { companyTables } from './company-tables.ts'
import { writeRows } from './rows.ts'
import { salesmanSchema } from './schema.ts'

// The server is in no account's zone, and as strict as MariaDB is by itself.
const server = await startMariadb({ 'default-time-zone': '-03:30' })

describe('On a real MariaDB', { skip: server === null }, () => {
  if (server === null) return
  after(() => server[Symbol.asyncDispose]())
  let databases = 0

  async function open(
    company: Company,
    clock: Clock,
    { planFacts, engine }: { planFacts: 'payments' | 'closings'; engine?: 'InnoDB' },
  ) {
    databases += 1
    const database = `crm_${databases}`
    // Emoji need four bytes: not as installed, but as some have altered it.
    const schema = salesmanSchema({
      charset: 'utf8mb4',
      ...(engine === undefined ? {} : { engine }),
    })
    await server?.root.query(`CREATE DATABASE ${database}; USE ${database}; ${schema}`)
    const tables = companyTables(company, { account: 7, planFacts })
    await writeRows(server.root, tables, { database })
    const url = `salesman+mysql://root@127.0.0.1:${server.port}/${database}?account=7`
    return openSalesmanCrm({ url, clock })
  }

  crmContract({
    name: 'A SalesMan CRM that plans by payments, on MyISAM',
    planFacts: 'payments',
    open: (company, clock) => open(company, clock, { planFacts: 'payments' }),
  })

  crmContract({
    name: 'A SalesMan CRM that plans by closed deals, on InnoDB and behind a cache',
    planFacts: 'closings',
    open: async (company, clock) =>
      createCachedCrm(await open(company, clock, { planFacts: 'closings', engine: 'InnoDB' }), {
        clock,
      }),
  })
})
