import type { RichText } from '../kernel/index.ts'
import { line } from '../kernel/index.ts'
import type { Answer } from '../statistics/index.ts'
import { formatsFor, type Reader } from './formats.ts'
import { asOfLine, headingLines, reportTitle } from './heading.ts'
import { isEmpty } from './measure.ts'
import { metricText } from './metric-text.ts'
import { planText } from './plan-text.ts'
import { summaryText } from './summary-text.ts'

/**
 * An answer in words, for a phone: short lines, the figures in bold. `page` is that of the list of
 * people, from 0; null leaves the list out, as under a picture.
 */
export function reportText(answer: Answer, reader: Reader, page: number | null): RichText {
  const formats = formatsFor(answer, reader)
  if (answer.question.view === 'csv' && !isEmpty(answer)) {
    const heading = headingLines(answer, reportTitle(answer, formats), formats)
    return [...heading, line(formats.words.reports.csvReady), asOfLine(formats)]
  }
  switch (answer.kind) {
    case 'summary':
      return summaryText(answer, formats)
    case 'plan':
      return planText(answer, formats, page)
    case 'metric':
      return metricText(answer, formats, page)
  }
}
