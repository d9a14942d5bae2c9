/**
 * Demo: a company to try the product on. `open-demo-crm.ts` keeps its file, `generate.ts` lives its
 * days (`calendar.ts`, `people.ts`, `deals.ts`, `routine.ts`, `plans.ts`), `schema.ts` is how it is
 * kept, and `mapping.ts` tells the engine so. `demo-requests.ts` writes requests into it.
 */
export { openDemoCrm } from './open-demo-crm.ts'
