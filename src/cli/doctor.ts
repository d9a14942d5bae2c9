import type { Crm } from '../crm/index.ts'
import { AppError } from '../kernel/index.ts'
import { openExamined, openResources, type Resources } from '../resources.ts'
import { type Check, tried } from './check.ts'
import { asJson, type Command, oneOf, readArguments, type Terminal } from './command.ts'
import { examineBots } from './doctor-bots.ts'
import { diagnoseCrm } from './doctor-crm.ts'

export const doctor: Command = {
  usage: 'doctor [--crm] [--format text|json]',
  does: 'checks everything and names the cause and the cure of what is wrong; --crm shows the SQL of every metric and a sample figure',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['format'], flags: ['crm'] })
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    if (options.flag('crm')) return examineCrmOf(terminal, format)
    const checks = await examine(terminal)
    terminal.print(format === 'json' ? asJson(checks) : `${checks.map(lineOf).join('\n')}\n`)
    const wrong = checks.filter(({ ok }) => !ok)
    if (wrong.length > 0) {
      throw new AppError('not-found', `Not in order: ${wrong.map(({ check }) => check).join(', ')}`)
    }
  },
}

/** Every entry of the CRM's mapping, tried on its database. */
async function examineCrmOf(terminal: Terminal, format: 'text' | 'json'): Promise<void> {
  const opened = await openExamined(terminal.config())
  try {
    const { text, ok } = await diagnoseCrm(opened, terminal.clock, format)
    terminal.print(text)
    if (!ok) throw new AppError('crm-mismatch', 'Not every entry of the mapping is in order')
  } finally {
    await opened.source.close()
  }
}

async function examine(terminal: Terminal): Promise<Check[]> {
  const environment = await tried('environment', CURES.environment, async () => terminal.config())
  if (environment.value === undefined) return [environment.check]
  const config = environment.value
  const log = terminal.log({ ...config, logLevel: 'silent' })
  const opened = await tried('store and CRM', CURES.open, () =>
    openResources(config, terminal.clock, log),
  )
  if (opened.value === undefined) return [environment.check, opened.check]
  await using resources = opened.value
  return [
    environment.check,
    opened.check,
    ...(await examineCrm(resources)),
    ...(await examineBots(resources, config)),
  ]
}

async function examineCrm({ books, crm }: Resources): Promise<Check[]> {
  const employees = await tried('CRM: employees', CURES.employees, async () => {
    const active = (await crm.employees()).filter((one) => one.active)
    if (active.length === 0) throw new AppError('crm-mismatch', 'The CRM has no active employee')
  })
  const metrics = await tried('CRM: metrics', CURES.metrics, async () => {
    if ((await crm.metrics()).length === 0) throw new AppError('crm-mismatch', 'Nothing is counted')
  })
  const asks = (await books.read.bots.all()).some((bot) => bot.settings.takesRequests)
  return [employees.check, metrics.check, ...(asks ? [await examineRequests(crm)] : [])]
}

/** Only where a bot takes requests: elsewhere the CRM need not be written. */
async function examineRequests({ requests }: Crm): Promise<Check> {
  const { check } = await tried('CRM: requests', CURES.requests, async () => {
    if (requests === null) {
      const words = 'The CRM is only read: requests are kept here and handled in the messengers'
      throw new AppError('crm-mismatch', words)
    }
    const lacks = await requests.lacks()
    if (lacks.length > 0) throw new AppError('crm-mismatch', lacks.join('; '))
  })
  return check
}

const CURES = {
  environment: 'Correct the variable that is named, or leave it out.',
  open: 'Make DATA_DIR a folder that is yours to write; restore damaged files from a backup.',
  employees: 'Give somebody the right to enter the CRM.',
  metrics: 'Check CRM_URL.',
  requests: 'Grant the rights that are named, then: svodka requests retry ID.',
}

const lineOf = ({ check, ok, cause, cure }: Check) =>
  ok ? `✓ ${check}` : `✗ ${check}: ${cause}\n  → ${cure}`
