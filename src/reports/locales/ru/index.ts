/** Russian: the language that the product is written in first. */
export { admin } from './admin.ts'
export { buttons } from './buttons.ts'
export { dates } from './dates.ts'
export { metrics } from './metrics.ts'
export { refusals } from './refusals.ts'
export { reports } from './reports.ts'
export { help, screens } from './screens.ts'
export { tables } from './tables.ts'
