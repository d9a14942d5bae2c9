import { AppError } from '../kernel/index.ts'
import { approvals } from './approvals.ts'
import { ask } from './ask.ts'
import { bots } from './bots.ts'
import type { Command, Terminal } from './command.ts'
import { doctor } from './doctor.ts'
import { employees } from './employees.ts'
import { invite } from './invite.ts'
import { log } from './log.ts'
import { metrics } from './metrics.ts'
import { migrate } from './migrate.ts'
import { owner } from './owner.ts'
import { report } from './report.ts'
import { requests } from './requests.ts'
import { secrets } from './secrets.ts'
import { settings } from './settings.ts'
import { start } from './start.ts'
import { subscribers } from './subscribers.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  metrics,
  report,
  ask,
  employees,
  bots,
  invite,
  subscribers,
  approvals,
  settings,
  log,
  requests,
  doctor,
  migrate,
  secrets,
  owner,
}

/** Finds the command that the first word names and runs it with the rest. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<void> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    return terminal.print(help())
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) {
    throw new AppError('bad-input', `Unknown command «${name}»: see svodka help`)
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    return terminal.print(`svodka ${command.usage}\n  ${command.does}\n`)
  }
  await command.run(rest, terminal)
}

function help(): string {
  const lines = Object.values(COMMANDS).map(({ usage, does }) => `  svodka ${usage}\n      ${does}`)
  return `Svodka: private CRM statistics in the messenger\n\n${lines.join('\n')}\n`
}
