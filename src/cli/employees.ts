import { visibleTo } from '../access/index.ts'
import { asJson, type Command, oneOf, readArguments } from './command.ts'
import { withResources } from './with-resources.ts'

export const employees: Command = {
  usage: 'employees [--format text|json]',
  does: 'shows who is known, their role, whether they are active and whom they may see',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['format'] })
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const everyone = await withResources(terminal, ({ crm }) => crm.employees())
    const rows = everyone.map((employee) => ({
      id: employee.id,
      login: employee.login,
      name: employee.name,
      role: employee.role,
      active: employee.active,
      administrator: employee.administrator,
      sees: [...visibleTo(employee, everyone)],
    }))
    if (format === 'json') return terminal.print(asJson(rows))
    const lines = rows.map(
      ({ login, name, role, active, administrator, sees }) =>
        `${active ? ' ' : '×'} ${login.padEnd(16)} ${name.padEnd(32)} ${role} · видит ${sees.length}${administrator ? ' · администратор' : ''}`,
    )
    terminal.print(`${lines.join('\n')}\n`)
  },
}
