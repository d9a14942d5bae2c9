/**
 * Mapping file: any SQL CRM, described in YAML or JSON instead of code. `schema.ts` says what may be
 * in it, `read-mapping-file.ts` names the line of what is wrong, `connection.ts` opens its database.
 * `examine.ts` tries every entry, for `svodka doctor --crm`.
 */
export { type EntryReport, type Examined, examineMapping } from './examine.ts'
export { openMappedCrm } from './open-mapped-crm.ts'
export { type OpenMapping, openMapping } from './open-mapping.ts'
