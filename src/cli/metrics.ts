import { amountOf, isMain } from '../crm/index.ts'
import { words } from '../reports/index.ts'
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
      ...(amountOf(id) !== undefined && { amount: amountOf(id) }),
      main: isMain(id),
    }))
    if (format === 'json') return terminal.print(asJson(rows))
    const lines = rows.map(({ id, title, main }) => `${main ? '●' : ' '} ${id.padEnd(20)} ${title}`)
    terminal.print(`${lines.join('\n')}\n`)
  },
}
