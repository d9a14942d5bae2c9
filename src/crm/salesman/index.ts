/**
 * SalesMan CRM on MySQL or MariaDB. `address.ts` reads its address, `mapping.ts` and `plan.ts` tell
 * the engine where its figures are, `survey.ts` and `fit-mapping.ts` find out what this version of
 * it has. `open-salesman-crm.ts` puts them together.
 */
export { openSalesmanCrm, type SalesmanCrm } from './open-salesman-crm.ts'
