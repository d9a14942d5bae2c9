import { formatDays, formatMonth, type Reader, words } from '../reports/index.ts'
import { type NamedPerson, type Question, resolvePeriod } from '../statistics/index.ts'
import type { Viewer } from './dialog.ts'
import { button, inRows, type Rows } from './layout.ts'
import { firstPage } from './permitted.ts'

/** What a label may say of a question. */
type Aspect = 'subject' | 'period' | 'whose'

const ASPECTS: readonly Aspect[] = ['subject', 'period', 'whose']

/** Labels up to this length share a row with another. */
const HALF_ROW = 16

/** A button for each question; a label says only in what they differ from each other. */
export function choiceRows(choices: readonly Question[], viewer: Viewer): Rows {
  const differing = ASPECTS.filter(
    (aspect) => new Set(choices.map((choice) => aspectOf(choice, aspect, viewer))).size > 1,
  )
  const told = differing.length === 0 ? ASPECTS.slice(0, 2) : differing
  const buttons = choices.map((question) =>
    button(labelOf(question, told, viewer), {
      do: 'report',
      question,
      page: firstPage(question),
    }),
  )
  const short = buttons.every(({ label }) => label.length <= HALF_ROW)
  return inRows(buttons, short ? 2 : 1)
}

/** A question in a few words: «Закрытые сделки, прошлый месяц, вся команда». */
export function questionLabel(
  question: Question,
  reader: Reader & { readonly people: readonly NamedPerson[] },
): string {
  return labelOf(question, ASPECTS, reader)
}

type LabelReader = Reader & Pick<Viewer, 'people'>

function labelOf(question: Question, aspects: readonly Aspect[], reader: LabelReader): string {
  const [first = '', ...rest] = aspects.map((aspect) => aspectOf(question, aspect, reader))
  // After the title a period goes on in lower case; a name keeps its capital.
  const period = aspects.indexOf('period')
  return [first, ...rest.map((said, i) => (i + 1 === period ? lowered(said) : said))].join(', ')
}

function aspectOf(question: Question, aspect: Aspect, reader: LabelReader): string {
  const { metrics, reports } = words(reader.locale)
  switch (aspect) {
    case 'subject':
      return metrics[question.subject].title
    case 'period':
      return periodLabel(question, reader)
    case 'whose': {
      const person = reader.people.find(({ id }) => id === question.person)
      return person?.name ?? reports.whose[question.scope]
    }
  }
}

const lowered = (text: string) => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`

function periodLabel({ subject, period }: Question, { locale, today }: Reader): string {
  const { from, to } = resolvePeriod(period, today)
  if (subject === 'plan') return formatMonth(from.toPlainYearMonth(), locale)
  if (typeof period === 'string') return words(locale).dates.presets[period]
  return formatDays({ from, to }, today, locale)
}
