import { inScope, visibleTo } from '../access/index.ts'
import type { Crm, Employee } from '../crm/index.ts'
import { AppError } from '../kernel/index.ts'
import type { Answered, Asking } from './asking.ts'
import { answerMetric, answerSummary } from './count.ts'
import type { Answer } from './figures.ts'
import { checkRange, resolvePeriod } from './period.ts'
import { answerPlan } from './plan.ts'
import type { Question } from './question.ts'

/**
 * The only way to a figure. The rights of the viewer (an employee's id) are applied in here, as
 * they are at this moment, so that text, picture, file, command line and page cannot differ in
 * what they reveal.
 *
 * Throws `not-allowed` for somebody unknown, deactivated, or asking about a person whom they may
 * not see; `not-found` for a metric this CRM does not count; `bad-input` for an impossible period;
 * `crm-unavailable` when the CRM does not answer.
 */
export async function answer(
  crm: Crm,
  question: Question,
  viewerId: string,
  at: Temporal.Instant,
): Promise<Answer> {
  if (typeof question.period !== 'string') checkRange(question.period)
  const [account, employees] = await Promise.all([crm.account(), crm.employees()])
  const viewer = employees.find(({ id }) => id === viewerId)
  if (viewer === undefined || !viewer.active) {
    throw new AppError('not-allowed', 'No active employee of this account asks')
  }
  const visible = visibleTo(viewer, employees)
  const today = at.toZonedDateTimeISO(account.timeZone).toPlainDate()
  const asking: Asking = {
    crm,
    question,
    account,
    employees,
    viewer,
    visible,
    people: peopleOf(question, viewer, employees, visible),
    today,
    read: question.fresh ? { fresh: true } : {},
  }
  return complete(asking, await compute(asking))
}

function compute(asking: Asking): Promise<Answered> {
  const { subject } = asking.question
  if (subject === 'summary') return answerSummary(asking)
  if (subject === 'plan') return answerPlan(asking)
  return answerMetric(asking, subject)
}

function peopleOf(
  { scope, person }: Question,
  viewer: Employee,
  employees: readonly Employee[],
  visible: ReadonlySet<string>,
): ReadonlySet<string> {
  if (person === undefined) return inScope(scope, viewer, employees)
  if (visible.has(person)) return new Set([person])
  throw new AppError('not-allowed', 'The figures of this person may not be seen by who asks')
}

function complete(asking: Asking, { asOf, ...figures }: Answered): Answer {
  const { question, account, viewer, employees, today } = asking
  const person = employees.find(({ id }) => id === question.person)
  return {
    ...figures,
    question,
    account,
    viewer: { id: viewer.id, login: viewer.login, name: viewer.name },
    person: person === undefined ? null : { id: person.id, name: person.name },
    period: resolvePeriod(question.period, today),
    asOf: asOf.toZonedDateTimeISO(account.timeZone),
  }
}
