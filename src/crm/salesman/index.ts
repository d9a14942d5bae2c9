/**
 * SalesMan CRM on MySQL or MariaDB. `address.ts` reads its address, `mapping.ts` and `plan.ts` tell
 * the engine where its figures are, `survey.ts` and `fit-mapping.ts` find out what this version of
 * it has. Beyond figures: `password.ts` knows its passwords, `create-request.ts` and
 * `take-request.ts` its requests (`request-rules.ts`, `request-owner.ts`: who gets them).
 * `open-salesman-crm.ts` puts all that together; `find-employee.ts` needs no database.
 */
export { findEmployee, type KnownBy } from './find-employee.ts'
export type { Lack } from './fit-mapping.ts'
export { openSalesmanCrm, type SalesmanCrm } from './open-salesman-crm.ts'
export { openSalesmanMapping } from './open-salesman-mapping.ts'
export type { RequestRules } from './request-rules.ts'
