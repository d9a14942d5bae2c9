/**
 * The connection to SalesMan: `CrmForm` is the first start's, and the settings build theirs, which
 * has other kinds of CRM too, of the same fields and the same draft.
 */
export { CrmForm } from './crm-form.tsx'
export { SalesmanFields } from './salesman-fields.tsx'
