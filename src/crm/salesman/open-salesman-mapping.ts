import type { Mapping } from '../mapping.ts'
import { openMysqlSource } from '../mysql-source.ts'
import type { SqlSource } from '../sql-source.ts'
import { readSalesmanAddress } from './address.ts'
import { fitMapping } from './fit-mapping.ts'
import { salesmanMapping } from './mapping.ts'
import { surveyDatabase } from './survey.ts'

/**
 * The mapping as it fits the database behind `url`, and that database: for `svodka doctor --crm`.
 * Close the source when done. Throws as the CRM does when the database does not let itself be asked.
 */
export async function openSalesmanMapping(
  url: string,
): Promise<{ readonly mapping: Mapping; readonly source: SqlSource }> {
  const { database, ...account } = readSalesmanAddress(url)
  const source = openMysqlSource(database)
  try {
    const schema = await surveyDatabase(source, account)
    return { mapping: fitMapping(salesmanMapping(account), schema).mapping, source }
  } catch (error) {
    await source.close()
    throw error
  }
}
