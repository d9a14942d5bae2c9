import { textTable, words } from '../reports/index.ts'
import type { Resources } from '../resources.ts'
import { type Request, retryRequest } from '../usecases/index.ts'
import {
  asJson,
  type Command,
  oneOf,
  positive,
  readArguments,
  required,
  type Terminal,
} from './command.ts'
import { withResources } from './with-resources.ts'

export const requests: Command = {
  usage: 'requests [--last N] | requests retry ID  [--format text|json]',
  does: 'shows requests and their states, newest first; retry tells the CRM once more of one that it refused',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['last', 'format'] })
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const action = oneOf('requests', options.words[0] ?? 'list', ['list', 'retry'])
    if (action === 'retry') {
      const id = required(options.words[1], 'ID')
      await retry(terminal, id)
      return terminal.print(format === 'json' ? asJson({ id }) : `${id}\n`)
    }
    const last = positive('--last', options.text('last') ?? '50')
    const rows = await withResources(terminal, (resources) => newest(resources, last))
    terminal.print(format === 'json' ? asJson(rows) : table(rows))
  },
}

async function retry(terminal: Terminal, id: string): Promise<void> {
  await withResources(terminal, ({ books }) =>
    books.inTransaction((ledger) => retryRequest(ledger, id, terminal.clock())),
  )
}

type Row = ReturnType<typeof rowOf>

async function newest({ books }: Resources, last: number): Promise<Row[]> {
  return (await books.read.requests.page(last)).map(rowOf)
}

const rowOf = (request: Request) => ({
  id: request.id,
  number: request.number,
  at: request.createdAt.toString(),
  bot: request.botId,
  name: request.name,
  phone: request.phone,
  email: request.email,
  text: request.text,
  state: request.state,
  crmId: request.crmId,
  employeeId: request.employeeId,
  error: request.error,
})

function table(rows: readonly Row[]): string {
  const { columns, requestStates } = words('ru').admin
  const grid = {
    columns: [
      columns.id,
      columns.at,
      columns.state,
      columns.name,
      columns.phone,
      columns.email,
      columns.crmId,
      columns.text,
      columns.error,
    ],
    rows: rows.map(({ id, at, state, name, phone, email, crmId, text, error }) => [
      id,
      at,
      requestStates[state],
      name,
      phone,
      email,
      crmId,
      firstLine(text),
      error,
    ]),
  }
  return `${textTable(grid, 'ru')}\n`
}

/** A table has no room for ten thousand letters. */
const firstLine = (text: string) => [...(text.split('\n')[0] ?? '')].slice(0, 60).join('')
