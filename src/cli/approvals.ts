import { AppError } from '../kernel/index.ts'
import { textTable, words } from '../reports/index.ts'
import type { Resources } from '../resources.ts'
import { decideRequest, type Proof, type ProofState } from '../usecases/index.ts'
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

const ACTIONS = ['list', 'approve', 'decline'] as const

export const approvals: Command = {
  usage: 'approvals list [--last N] | approve ID | decline ID  [--format text|json]',
  does: 'shows who tried to be recognised as whom, and lets people in or not',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['last', 'format'] })
    const action = oneOf('approvals', required(options.words[0], ACTIONS.join(', ')), ACTIONS)
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    if (action === 'list') {
      const last = positive('--last', options.text('last') ?? '50')
      const rows = await withResources(terminal, (resources) =>
        attempts(resources, last, terminal.clock()),
      )
      return terminal.print(format === 'json' ? asJson(rows) : table(rows))
    }
    const id = required(options.words[1], 'ID')
    const decision = await decide(terminal, id, action === 'approve')
    terminal.print(format === 'json' ? asJson({ id, decision }) : `${decision}: ${id}\n`)
  },
}

async function decide(terminal: Terminal, request: string, approve: boolean): Promise<string> {
  return withResources(terminal, async ({ books, crm }) => {
    const employees = await crm.employees()
    const deciding = { request, approve, by: 'command line', now: terminal.clock() }
    const decision = await books.inTransaction((ledger) =>
      decideRequest(ledger, employees, deciding),
    )
    if (decision !== 'late') return decision
    throw new AppError('not-found', `There is no open request «${request}»: see approvals list`)
  })
}

type Attempt = Awaited<ReturnType<typeof attempts>>[number]

async function attempts({ books, crm }: Resources, last: number, now: Temporal.Instant) {
  const logins = new Map((await crm.employees()).map(({ id, login }) => [id, login]))
  return (await books.read.proofs.newest(last)).map((proof) => ({
    id: proof.id,
    at: proof.createdAt.toString(),
    bot: proof.botId,
    person: proof.label,
    userId: proof.userId,
    /** Null when the CRM knows nobody of that name, or it was named too often. */
    employee: proof.employeeId === null ? null : (logins.get(proof.employeeId) ?? proof.employeeId),
    method: proof.method,
    state: stateOf(proof, now),
    tries: proof.tries,
    decidedBy: proof.decidedBy,
    error: proof.error,
  }))
}

const stateOf = ({ state, expiresAt }: Proof, now: Temporal.Instant): ProofState | 'expired' =>
  state === 'waiting' && Temporal.Instant.compare(expiresAt, now) <= 0 ? 'expired' : state

function table(rows: readonly Attempt[]): string {
  const { columns, proofStates } = words('ru').admin
  const grid = {
    columns: [
      columns.id,
      columns.at,
      columns.person,
      columns.employee,
      columns.method,
      columns.state,
      columns.error,
    ],
    rows: rows.map(({ id, at, person, employee, method, state, error }) => [
      id,
      at,
      person,
      employee,
      method,
      proofStates[state],
      error,
    ]),
  }
  return `${textTable(grid, 'ru')}\n`
}
