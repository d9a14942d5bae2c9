import type { tables as russian } from '../ru/tables.ts'

/** Headings of tables and files. */
export const tables: typeof russian = {
  employee: 'Employee',
  metric: 'Metric',
  id: 'ID',
  count: 'Count',
  sum: (currency) => (currency === '' ? 'Amount' : `Amount, ${currency}`),
  minutes: 'Minutes',
  share: 'Share, %',
  total: 'Total',
  from: 'From',
  to: 'To',
  countBefore: 'Before',
  sumBefore: (currency) => (currency === '' ? 'Amount before' : `Before, ${currency}`),
  fact: 'Fact',
  plan: 'Plan',
  percent: '%',
  main: 'Main',
  amount: 'Also counts',
  money: 'money',
  login: 'Login',
  role: 'Role',
  active: 'Active',
  sees: 'Sees',
  yes: 'yes',
  no: 'no',
}
