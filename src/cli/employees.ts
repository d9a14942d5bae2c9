import { visibilityAmong } from '../access/index.ts'
import { textTable, words } from '../reports/index.ts'
import { asJson, type Command, oneOf, readArguments } from './command.ts'
import { withResources } from './with-resources.ts'

export const employees: Command = {
  usage: 'employees [--format text|json]',
  does: 'shows who is known, their role, whether they are active and whom they may see',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['format'] })
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const everyone = await withResources(terminal, ({ crm }) => crm.employees())
    const visible = visibilityAmong(everyone)
    const rows = everyone.map((employee) => ({
      id: employee.id,
      login: employee.login,
      name: employee.name,
      role: employee.role,
      active: employee.active,
      administrator: employee.administrator,
      sees: [...visible(employee)],
    }))
    if (format === 'json') return terminal.print(asJson(rows))
    const { tables } = words('ru')
    const grid = {
      columns: [tables.login, tables.employee, tables.role, tables.active, tables.sees],
      rows: rows.map(({ login, name, role, active, sees }) => [
        login,
        name,
        role,
        active ? tables.yes : tables.no,
        sees.length,
      ]),
    }
    terminal.print(`${textTable(grid, 'ru')}\n`)
  },
}
