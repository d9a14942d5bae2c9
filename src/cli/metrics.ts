import { amountOf, isMain, type MetricId } from '../crm/index.ts'
import { textTable, words } from '../reports/index.ts'
import { asJson, type Command, oneOf, readArguments } from './command.ts'
import { withResources } from './with-resources.ts'

export const metrics: Command = {
  usage: 'metrics [--format text|json]',
  does: 'shows what this CRM can count',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['format'] })
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const offered = await withResources(terminal, ({ crm }) => crm.metrics())
    const titles = words('ru').metrics
    const rows = offered.map((id) => ({
      id,
      title: titles[id].title,
      ...amountPart(id),
      main: isMain(id),
    }))
    if (format === 'json') return terminal.print(asJson(rows))
    const { tables } = words('ru')
    const grid = {
      columns: [tables.id, tables.metric, tables.main, tables.amount],
      rows: rows.map(({ id, title, main, amount }) => [
        id,
        title,
        main ? tables.yes : '',
        amount === undefined ? '' : tables[amount === 'money' ? 'money' : 'minutes'],
      ]),
    }
    terminal.print(`${textTable(grid, 'ru')}\n`)
  },
}

function amountPart(id: MetricId): { amount?: 'money' | 'minutes' } {
  const amount = amountOf(id)
  return amount === undefined ? {} : { amount }
}
