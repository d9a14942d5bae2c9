/** The connection to the CRM: the first start and the settings have the same form. */
export { CrmForm } from './crm-form.tsx'
