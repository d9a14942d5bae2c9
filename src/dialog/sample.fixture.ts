import type { Scope } from '../access/index.ts'
import { type Employee, METRIC_IDS } from '../crm/index.ts'
import { CAPABILITIES } from '../messengers/capabilities.fixture.ts'
import type { Capabilities } from '../messengers/index.ts'
import {
  type Answer,
  type PlanLine,
  type Question,
  resolvePeriod,
  type Total,
} from '../statistics/index.ts'
import type { Viewer } from './dialog.ts'

/** The day on which the tests of the dialog happen: a Sunday. */
export const today = Temporal.PlainDate.from('2026-11-22')

/** Room for ten buttons in all, as under a message in VK. */
export const NARROW: Capabilities = {
  ...CAPABILITIES,
  buttonsPerRow: 5,
  buttonRows: 6,
  buttons: 10,
}

/** A grid of six columns and 24 buttons, nothing that can be edited, short captions: Viber's. */
export const GRID: Capabilities = {
  ...CAPABILITIES,
  edit: false,
  contactButton: false,
  captionLength: 512,
  buttonsPerRow: 6,
  buttonRows: 12,
  buttons: 24,
  picture: { width: 1200, height: 675, by: 'link' },
}

const EMPLOYEE: Employee = {
  id: '3',
  login: 'ivanov',
  name: 'Иванов Иван Петрович',
  email: null,
  phones: [],
  role: 'Руководитель подразделения',
  sight: 'two-levels',
  managerId: null,
  active: true,
  administrator: false,
  planGroup: 'visible',
}

/** The head of a department with people under them. */
export function head(change: Partial<Viewer> = {}): Viewer {
  return {
    employee: EMPLOYEE,
    locale: 'ru',
    defaultScope: 'department',
    scopes: ['me', 'department', 'all'],
    metrics: METRIC_IDS,
    people: [
      { id: '3', name: 'Иванов Иван Петрович' },
      { id: '7', name: 'Петрова Анна Сергеевна' },
      { id: '8', name: 'Петрова Мария Игоревна' },
    ],
    last: null,
    account: {
      name: 'Ромашка',
      currency: '₽',
      timeZone: 'Asia/Yekaterinburg',
      url: 'https://crm.example.org',
    },
    botName: 'Сводка',
    today,
    capabilities: CAPABILITIES,
    takesRequests: false,
    ...change,
  }
}

/** Somebody who sees only themselves, in a CRM that counts little. */
export function manager(change: Partial<Viewer> = {}): Viewer {
  const { account } = head()
  return head({
    employee: { ...EMPLOYEE, id: '7', name: 'Петрова Анна Сергеевна', sight: 'self' },
    defaultScope: 'me',
    scopes: ['me'],
    metrics: ['clients.new', 'deals.closed', 'calls'],
    people: [{ id: '7', name: 'Петрова Анна Сергеевна' }],
    account: { ...account, url: null },
    ...change,
  })
}

const TOTAL: Total = { count: 46, amount: 46_000_000n }

const planLine: PlanLine = {
  fact: 50n,
  plan: 100n,
  percent: 50,
  left: 50n,
  perDay: 9n,
  forecast: 90n,
}

/** An answer with 23 people in it, to any question. */
export function fakeAnswer(question: Question, { account, employee }: Viewer): Answer {
  const asked = {
    question,
    account,
    viewer: { id: employee.id, login: employee.login, name: employee.name },
    person: question.person === undefined ? null : { id: question.person, name: 'Петрова Анна' },
    period: resolvePeriod(question.period, today),
    asOf: Temporal.ZonedDateTime.from('2026-11-22T14:05:00+05:00[Asia/Yekaterinburg]'),
  }
  const people = Array.from({ length: 23 }, (_, i) => ({ id: `${i}`, name: `Сотрудник ${i}` }))
  if (question.subject === 'summary') {
    const metrics = [{ metric: 'deals.new' as const, total: TOTAL, previous: TOTAL }]
    return { ...asked, kind: 'summary', metrics }
  }
  if (question.subject === 'plan') {
    return {
      ...asked,
      kind: 'plan',
      month: asked.period.from.toPlainYearMonth(),
      turnover: planLine,
      margin: planLine,
      workingDays: { total: 21, left: 6 },
      team: people.map((person) => ({ ...person, turnover: planLine, margin: planLine })),
    }
  }
  return {
    ...asked,
    kind: 'metric',
    metric: question.subject,
    total: TOTAL,
    previous: TOTAL,
    employees: people.map((person) => ({ ...person, count: 2, amount: 2_000_000n, share: 4.35 })),
    trend: null,
  }
}

/** The question that most tests ask. */
export function closedDeals(scope: Scope = 'department'): Question {
  return { subject: 'deals.closed', period: 'month', scope, view: 'text' }
}
