import type { Condition, PlanSource } from '../mapping.ts'

/** `settings.other` is a list of flags: «payments are scheduled», «only closed deals count». */
const BY_PAYMENTS: Condition = { item: 2, is: 'yes' }
const CLOSED_ONLY: Condition = { item: 18, is: 'yes' }

const given = (...flags: Condition[]) => ({ other: { all: flags } })
const not = (condition: Condition) => ({ not: condition })

const DEALS = {
  table: 'dogovor',
  when: { column: 'datum_close', kind: 'date' },
  owners: ['iduser'],
  turnover: 'kol_fact',
  margin: 'marga',
} as const

const PAYMENTS = {
  table: 'credit',
  joins: { deal: { table: 'dogovor', on: { did: 'did' } } },
  turnover: 'summa_credit',
  margin: { multiply: ['deal.marga', 'summa_credit'], divideBy: 'deal.kol' },
} as const

/** Targets by month, and the CRM's ways of counting what was done; its flags choose one of them. */
export const salesmanPlan: PlanSource = {
  targets: {
    table: 'plan',
    month: { year: 'year', month: 'mon' },
    employee: 'iduser',
    turnover: 'kol_plan',
    margin: 'marga',
  },
  facts: [
    { ...DEALS, given: given(not(BY_PAYMENTS), not(CLOSED_ONLY)) },
    { ...DEALS, given: given(not(BY_PAYMENTS), CLOSED_ONLY), where: { close: 'yes' } },
    {
      ...PAYMENTS,
      given: given(BY_PAYMENTS, CLOSED_ONLY),
      when: { column: 'deal.datum_close', kind: 'date' },
      owners: ['iduser'],
      where: { do: 'on', 'deal.close': 'yes' },
    },
    {
      ...PAYMENTS,
      given: given(BY_PAYMENTS, not(CLOSED_ONLY)),
      when: { column: 'invoice_date', kind: 'date' },
      owners: ['deal.iduser', 'iduser'],
      where: { do: 'on' },
    },
  ],
}
