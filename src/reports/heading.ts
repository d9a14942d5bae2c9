import { bold, type Line, line, muted } from '../kernel/index.ts'
import type { Answer } from '../statistics/index.ts'
import { formatMonth } from './dates.ts'
import type { Formats } from './formats.ts'

/** What a report is about: «Закрытые сделки». */
export function subjectTitle(answer: Answer, { words }: Formats): string {
  return words.metrics[answer.question.subject].title
}

/** The same with the plan's month. */
export function reportTitle(answer: Answer, formats: Formats): string {
  if (answer.kind !== 'plan') return subjectTitle(answer, formats)
  return formats.words.reports.planFor(formatMonth(answer.month, formats.locale))
}

/** Whose figures, said to the person who asked: «ваш отдел», or somebody's name. */
export function whose(answer: Answer, { words }: Formats): string {
  if (answer.person !== null) return answer.person.name
  const said = answer.kind === 'plan' ? words.reports.whosePlan : words.reports.whose
  return said[answer.question.scope]
}

/** Whose figures, said to anyone who may see the picture later: always a name where one is meant. */
export function whoseOnPicture(answer: Answer, { words }: Formats): string {
  if (answer.person !== null) return answer.person.name
  const { name } = answer.viewer
  // A plan is somebody's own, whoever else works towards it.
  if (answer.kind === 'plan') return name
  const { scope } = answer.question
  if (scope === 'me') return name
  return scope === 'department' ? words.reports.departmentOf(name) : words.reports.whose.all
}

/** The first lines of every report: what and whose, then when. */
export function headingLines(answer: Answer, title: string, formats: Formats): Line[] {
  const owner = whose(answer, formats)
  return [
    line(`${signOf(answer)} `, bold(title), ...(owner === '' ? [] : [` · ${owner}`])),
    ...(answer.kind === 'plan' ? [] : [line(`🗓 ${formats.period}`)]),
  ]
}

/** The last line of every report. */
export function asOfLine({ asOf }: Formats, before = ''): Line {
  return line(muted([before, asOf].filter((said) => said !== '').join(' · ')))
}

function signOf({ kind, question }: Answer): string {
  switch (question.view) {
    case 'chart':
      return '📊'
    case 'trend':
      return '📈'
    case 'csv':
      return '📄'
    default:
      return kind === 'plan' ? '🎯' : kind === 'summary' ? '📋' : '📖'
  }
}
