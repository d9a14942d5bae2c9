/** Finding and choosing employees; quick with ten thousand of them. */
export { PeoplePicker } from './people-picker.tsx'
export { PersonField } from './person-field.tsx'
export { type Employee, useEmployees } from './use-employees.ts'
