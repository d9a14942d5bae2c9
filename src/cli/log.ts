import type { Entry } from '../outbox/index.ts'
import { textTable, words } from '../reports/index.ts'
import { asJson, type Command, oneOf, positive, readArguments } from './command.ts'
import { withResources } from './with-resources.ts'

export const log: Command = {
  usage: 'log [--last N] [--bot ID] [--format text|json]',
  does: 'shows what was sent to whom and what became of it, newest first',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['last', 'bot', 'format'] })
    const last = positive('--last', options.text('last') ?? '50')
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const rows = await withResources(terminal, async ({ books, crm }) => {
      const [entries, bots, employees] = await Promise.all([
        books.read.outbox.newest(last, options.text('bot') ?? undefined),
        books.read.bots.all(),
        // The log is wanted most when the CRM is away: ids then stand for logins.
        crm.employees().catch(() => []),
      ])
      const messengers = new Map(bots.map(({ id, kind }) => [id, kind]))
      const logins = new Map(employees.map(({ id, login }) => [id, login]))
      return entries.map((entry) => ({
        ...rowOf(entry),
        messenger: messengers.get(entry.botId) ?? null,
        employee:
          entry.employeeId === null ? null : (logins.get(entry.employeeId) ?? entry.employeeId),
      }))
    })
    if (format === 'json') return terminal.print(asJson(rows))
    const { columns, messageStates } = words('ru').admin
    const grid = {
      columns: [columns.at, columns.state, columns.recipient, columns.kind, columns.error],
      rows: rows.map(({ at, state, recipient, employee, topic, error }) => [
        at,
        messageStates[state],
        employee === null ? recipient : `${recipient} (${employee})`,
        topic,
        error,
      ]),
    }
    terminal.print(`${textTable(grid, 'ru')}\n`)
  },
}

const rowOf = (entry: Entry) => ({
  id: entry.id,
  at: entry.createdAt.toString(),
  bot: entry.botId,
  recipient: entry.recipient,
  topic: entry.topic,
  kind: entry.kind,
  state: entry.state,
  attempts: entry.attempts,
  error: entry.error,
})
