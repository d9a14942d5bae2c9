import { visibleTo } from '../access/index.ts'
import type { Employee, PlanFact, PlanSheet, PlanTarget } from '../crm/index.ts'
import { percentOf, sumMinor } from '../kernel/index.ts'
import type { Answered, Asking } from './asking.ts'
import type { PlanLine } from './figures.ts'
import { resolvePeriod } from './period.ts'

type Measure = 'turnover' | 'margin'

/**
 * The plan of the month in which the period begins: the person's own targets against the fact of
 * the people who count towards them, and the same for each person of the scope who has a plan.
 * SalesMan CRM: individual plans count own deals only, others everyone visible.
 */
export async function answerPlan(asking: Asking): Promise<Answered> {
  const { crm, question, employees, viewer, today, people, read } = asking
  const month = resolvePeriod(question.period, today).from.toPlainYearMonth()
  const { value: sheet, asOf } = await crm.plan(month, read)
  const days = workingDays(month, today)
  const facts = indexFacts(sheet)
  const targets = Map.groupBy(sheet.targets, ({ employeeId }) => employeeId)
  const lines = (subject: Employee, group: ReadonlySet<string>) => {
    const mine = facts(group)
    const own = targets.get(subject.id) ?? []
    return {
      turnover: lineOf('turnover', mine, own, days),
      margin: lineOf('margin', mine, own, days),
    }
  }
  const subject = employees.find(({ id }) => id === question.person) ?? viewer
  const team = employees
    .filter(({ id }) => people.has(id) && id !== subject.id && targets.has(id))
    .map((member) => ({
      id: member.id,
      name: member.name,
      ...lines(member, groupOf(asking, member)),
    }))
    .sort((a, b) => byName.compare(a.name, b.name))
  const group =
    question.person === undefined &&
    question.scope === 'department' &&
    viewer.planGroup === 'visible'
      ? people
      : groupOf(asking, subject)
  return {
    kind: 'plan',
    asOf,
    month,
    ...lines(subject, question.scope === 'me' ? new Set([subject.id]) : group),
    workingDays: { total: days.total, left: days.left },
    team,
  }
}

const byName = new Intl.Collator('ru')

/** Whose deals count towards somebody's plan: never more than the asker may see. */
function groupOf({ employees, visible }: Asking, subject: Employee): ReadonlySet<string> {
  const own = new Set([subject.id])
  if (subject.planGroup === 'self' || subject.sight === 'self') return own
  // A deactivated person sees nobody, but their own deals still count.
  return own.union(visibleTo(subject, employees).intersection(visible))
}

/** The facts of a group: each once, however many of its owners are in the group. */
function indexFacts({ facts }: PlanSheet): (group: ReadonlySet<string>) => PlanFact[] {
  const byOwner = new Map<string, PlanFact[]>()
  for (const fact of facts) {
    for (const owner of new Set(fact.owners)) {
      const own = byOwner.get(owner)
      if (own === undefined) byOwner.set(owner, [fact])
      else own.push(fact)
    }
  }
  return (group) => [...new Set([...group].flatMap((owner) => byOwner.get(owner) ?? []))]
}

function lineOf(
  measure: Measure,
  facts: readonly PlanFact[],
  targets: readonly PlanTarget[],
  days: WorkingDays,
): PlanLine {
  const fact = sumMinor(facts.map((row) => row[measure]))
  const target = sumMinor(targets.map((row) => row[measure]))
  const plan = target > 0n ? target : null
  const left = plan === null ? null : plan > fact ? plan - fact : 0n
  return {
    fact,
    plan,
    percent: plan === null ? null : percentOf(fact, plan),
    left,
    perDay: left === null || days.left === 0 ? null : ceilDivide(left, BigInt(days.left)),
    forecast:
      days.running && days.passed > 0 ? (fact * BigInt(days.total)) / BigInt(days.passed) : null,
  }
}

const ceilDivide = (part: bigint, by: bigint) => (part + by - 1n) / by

interface WorkingDays {
  readonly total: number
  /** From the first of the month to today, today included. */
  readonly passed: number
  /** From today to the end of the month, today included. */
  readonly left: number
  readonly running: boolean
}

function workingDays(month: Temporal.PlainYearMonth, today: Temporal.PlainDate): WorkingDays {
  const days = Array.from({ length: month.daysInMonth }, (_, i) =>
    month.toPlainDate({ day: i + 1 }),
  )
  const working = days.filter(({ dayOfWeek }) => dayOfWeek <= 5)
  const compared = working.map((day) => Temporal.PlainDate.compare(day, today))
  return {
    total: working.length,
    passed: compared.filter((order) => order <= 0).length,
    left: compared.filter((order) => order >= 0).length,
    running: today.toPlainYearMonth().equals(month),
  }
}
