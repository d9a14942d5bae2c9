import { SCOPES } from '../access/index.ts'
import { isMetricId, METRIC_IDS } from '../crm/index.ts'
import { AppError } from '../kernel/index.ts'
import { parsePeriod, type Question, type Subject } from '../statistics/index.ts'
import { type Command, oneOf, readArguments, required } from './command.ts'
import { answerAs, askerOf, FIGURE_OPTIONS, formatOf, writeAnswer } from './figures.ts'
import { withResources } from './with-resources.ts'

export const report: Command = {
  usage:
    'report METRIC --period P --employee LOGIN [--scope me|department|all] [--format text|json|csv|png] [--out FILE] [--trend] [--today DATE]',
  does: 'a report exactly as that employee would get it; METRIC is a metric id, summary or plan',
  async run(given, terminal) {
    const options = readArguments(given, {
      texts: ['period', 'scope', ...FIGURE_OPTIONS],
      flags: ['trend'],
    })
    const format = formatOf(options)
    const question: Question = {
      subject: subjectOf(required(options.words[0], 'METRIC')),
      period: parsePeriod(required(options.text('period'), '--period')),
      scope: oneOf('--scope', options.text('scope') ?? 'all', SCOPES),
      view: options.flag('trend') ? 'trend' : 'text',
    }
    const login = required(options.text('employee'), '--employee')
    await withResources(terminal, async (resources) => {
      const asker = await askerOf(resources, terminal, login, options.text('today'))
      const answered = await answerAs(resources, asker, question)
      await writeAnswer(terminal, answered, format, options.text('out'))
    })
  },
}

function subjectOf(text: string): Subject {
  if (text === 'summary' || text === 'plan' || isMetricId(text)) return text
  throw new AppError(
    'bad-input',
    `Unknown metric «${text}»: use summary, plan or one of ${METRIC_IDS.join(', ')}`,
  )
}
