import { foundCompany } from './company.ts'
import { openDeals } from './deals.ts'
import { PEOPLE } from './people.ts'
import { plansFor } from './plans.ts'
import type { Records } from './records.ts'
import { receive, work } from './routine.ts'

/**
 * Everything the company did, day by day, up to `today` and somewhat beyond. The same day and seed
 * give the same records; another day with the same seed gives the same people and much the same past.
 */
export function generateRecords(today: Temporal.PlainDate, seed: string): Records {
  const company = foundCompany(today, seed)
  for (const day of company.calendar.days) {
    receive(company, day)
    for (const person of PEOPLE) {
      openDeals(company, person, day)
      work(company, person, day)
    }
  }
  company.records.plans.push(...plansFor(company.calendar))
  return company.records
}
