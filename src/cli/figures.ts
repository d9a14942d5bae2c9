import { createChartRenderer } from '../charts/index.ts'
import { AppError } from '../kernel/index.ts'
import { reportChart, reportCsv, reportJson, reportTable } from '../reports/index.ts'
import type { Resources } from '../resources.ts'
import { type Answer, answer, parseDay, type Question } from '../statistics/index.ts'
import { type Arguments, asJson, oneOf, type Terminal } from './command.ts'
import { saveFile } from './save-file.ts'
import { employeeByLogin } from './with-resources.ts'

const FORMATS = ['text', 'json', 'csv', 'png'] as const
type Format = (typeof FORMATS)[number]

/** Options that every command with figures has. */
export const FIGURE_OPTIONS = ['employee', 'today', 'format', 'out'] as const

/** In which form figures are wanted. Throws `bad-input` for one that there is not. */
export function formatOf(options: Arguments): Format {
  return oneOf('--format', options.text('format') ?? 'text', FORMATS)
}

/** Who asks, and when: `--today` is noon of that day in the company's zone, else it is now. */
export interface Asker {
  readonly id: string
  readonly at: Temporal.Instant
  /** True when the moment was chosen, so that two runs must give the same. */
  readonly fixed: boolean
}

/** Throws `not-found` or `not-allowed` for somebody who may not ask. */
export async function askerOf(
  resources: Resources,
  { clock }: Terminal,
  login: string,
  day: string | null,
): Promise<Asker> {
  const today = day === null ? null : parseDay(day)
  const { timeZone } = await resources.crm.account()
  const employee = await employeeByLogin(resources, login)
  if (!employee.active || (await resources.books.read.isBlocked(employee.id))) {
    throw new AppError('not-allowed', `${login} is deactivated or blocked and may not ask`)
  }
  const noon = today?.toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant()
  return { id: employee.id, at: noon ?? clock(), fixed: noon !== undefined }
}

/** An answer, and the day on which it is read. */
export interface DatedAnswer {
  readonly answer: Answer
  readonly today: Temporal.PlainDate
}

/** The answer exactly as this employee would get it in a chat. */
export async function answerAs(
  { crm }: Resources,
  asker: Asker,
  question: Question,
): Promise<DatedAnswer> {
  const answered = await answer(crm, question, asker.id, asker.at)
  const at = asker.at.toZonedDateTimeISO(answered.account.timeZone)
  return { answer: asker.fixed ? { ...answered, asOf: at } : answered, today: at.toPlainDate() }
}

/** Writes an answer in a form, to a file or to stdout. `added` is put into the JSON. */
export async function writeAnswer(
  terminal: Terminal,
  answered: DatedAnswer,
  format: Format,
  out: string | null,
  added: object = {},
): Promise<void> {
  const content = await contentOf(answered, format, added)
  if (out === null) return terminal.print(content)
  await saveFile('--out', out, content)
  terminal.tell(`Written: ${out}`)
}

const CANVAS = { theme: 'light', size: { width: 1200, height: 675 } } as const

async function contentOf({ answer, today }: DatedAnswer, format: Format, added: object) {
  const reader = { locale: 'ru', today } as const
  switch (format) {
    case 'json':
      return asJson({ ...reportJson(answer), ...added })
    case 'csv':
      return reportCsv(answer, reader.locale).content
    case 'png': {
      await using charts = createChartRenderer({ threads: 1 })
      return await charts.render(reportChart(answer, reader, CANVAS))
    }
    case 'text':
      return `${reportTable(answer, reader)}\n`
  }
}
