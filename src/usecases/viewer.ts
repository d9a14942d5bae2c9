import { offeredScopes, visibleTo } from '../access/index.ts'
import type { Employee } from '../crm/index.ts'
import type { Viewer } from '../dialog/index.ts'
import type { Capabilities, Update } from '../messengers/index.ts'
import { type Locale, nearestLocale } from '../reports/index.ts'
import type { Company } from './company.ts'
import type { Bot, Subscriber } from './ledger.ts'

interface Meeting {
  readonly bot: Pick<Bot, 'name' | 'settings'>
  readonly capabilities: Capabilities
  readonly update: Update
  readonly now: Temporal.Instant
}

/** Everything the dialog may know of an employee: their rights as they are now. */
export function viewerOf(
  { bot, capabilities, update, now }: Meeting,
  { account, employees, metrics }: Company,
  employee: Employee,
  subscriber: Subscriber,
): Viewer {
  const visible = visibleTo(employee, employees)
  const scopes = offeredScopes(employee, employees)
  const wanted = subscriber.defaultScope
  return {
    employee,
    locale: subscriber.locale ?? languageOf(update),
    // A right that was taken away takes the remembered scope with it.
    defaultScope: wanted !== null && scopes.includes(wanted) ? wanted : (scopes.at(-1) ?? 'me'),
    scopes,
    metrics,
    people: employees.filter(({ id }) => visible.has(id)).map(({ id, name }) => ({ id, name })),
    last: subscriber.lastReport,
    account,
    botName: bot.name,
    today: now.toZonedDateTimeISO(account.timeZone).toPlainDate(),
    capabilities,
    takesRequests: bot.settings.takesRequests,
  }
}

/** The language of somebody who has not chosen one. */
export function languageOf({ from }: Update): Locale {
  return nearestLocale(from.language)
}
