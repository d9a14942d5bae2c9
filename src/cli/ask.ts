import { offeredScopes, visibleTo } from '../access/index.ts'
import { questionLabel } from '../dialog/index.ts'
import { AppError } from '../kernel/index.ts'
import type { Resources } from '../resources.ts'
import { type PhraseContext, type Question, understand } from '../statistics/index.ts'
import { type Command, readArguments, required } from './command.ts'
import { type Asker, answerAs, askerOf, FIGURE_OPTIONS, formatOf, writeAnswer } from './figures.ts'
import { withResources } from './with-resources.ts'

export const ask: Command = {
  usage: 'ask "ФРАЗА" --employee LOGIN [--today DATE] [--format text|json|csv|png] [--out FILE]',
  does: 'the same as report, from free text',
  async run(given, terminal) {
    const options = readArguments(given, { texts: FIGURE_OPTIONS })
    const format = formatOf(options)
    const phrase = required(options.words.join(' '), 'ФРАЗА')
    const login = required(options.text('employee'), '--employee')
    await withResources(terminal, async (resources) => {
      const asker = await askerOf(resources, terminal, login, options.text('today'))
      const context = await contextOf(resources, asker)
      const understood = understand(phrase, context)
      if (understood.kind !== 'question') {
        throw new AppError('not-found', doubt(phrase, understood.choices, context))
      }
      const { question } = understood
      const answered = await answerAs(resources, asker, question)
      const { subject: metric, scope, view } = question
      const { preset, from, to } = answered.answer.period
      const period = preset ?? `${from}..${to}`
      const added = { question: { metric, period, scope, view } }
      await writeAnswer(terminal, answered, format, options.text('out'), added)
    })
  },
}

async function contextOf({ crm }: Resources, asker: Asker): Promise<PhraseContext> {
  const [account, employees, metrics] = await Promise.all([
    crm.account(),
    crm.employees(),
    crm.metrics(),
  ])
  const viewer = employees.find(({ id }) => id === asker.id)
  if (viewer === undefined) throw new AppError('not-allowed', 'The employee is gone')
  const visible = visibleTo(viewer, employees)
  const scopes = offeredScopes(viewer, employees)
  return {
    today: asker.at.toZonedDateTimeISO(account.timeZone).toPlainDate(),
    metrics,
    people: employees.filter(({ id }) => visible.has(id)).map(({ id, name }) => ({ id, name })),
    scopes,
    defaultScope: scopes.at(-1) ?? 'me',
    last: null,
  }
}

function doubt(phrase: string, choices: readonly Question[], context: PhraseContext): string {
  const reader = { ...context, locale: 'ru' } as const
  const nearest = choices.map((question) => `  ${questionLabel(question, reader)}`)
  return [`Не понял «${phrase}». Может быть:`, ...nearest].join('\n')
}
