import { AppError } from '../kernel/index.ts'
import type { Resources } from '../resources.ts'
import { CONFIRMATIONS, type Confirmation } from '../usecases/index.ts'
import { asJson, type Command, oneOf, readArguments, required } from './command.ts'
import { employeeByLogin, withResources } from './with-resources.ts'

/** A setting as it is shown, and as it is changed by a word. */
interface Setting {
  get(resources: Resources): Promise<string | readonly string[] | null>
  set(resources: Resources, value: string): Promise<void>
}

const SETTINGS = {
  confirmation: {
    get: confirmationInForce,
    set: (resources, value) =>
      chooseConfirmation(resources, oneOf('confirmation', value, CONFIRMATIONS)),
  },
  'request-handlers': { get: handlers, set: chooseHandlers },
  'policy-url': { get: ({ books }) => books.read.settings.get('policyUrl'), set: choosePolicy },
} as const satisfies Record<string, Setting>

type SettingName = keyof typeof SETTINGS

// `Object.keys` of a constant.
const NAMES = Object.keys(SETTINGS) as SettingName[]

export const settings: Command = {
  usage:
    'settings get [NAME] | settings set confirmation code|phone|approval|immediate|off | settings set request-handlers LOGIN,LOGIN…|none | settings set policy-url URL|none  [--format text|json]',
  does: 'how a stranger who names a login, email or phone is confirmed; who handles requests (none: the CRM’s own operators, else its administrators); where people read how their data are processed',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['format'] })
    const [action = '', asked = 'confirmation', value] = options.words
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const name = oneOf('setting', asked, NAMES)
    const change = oneOf('settings', required(action, 'get or set'), ['get', 'set']) === 'set'
    const shown = await withResources(terminal, async (resources) => {
      if (change) await SETTINGS[name].set(resources, required(value, 'the value'))
      return SETTINGS[name].get(resources)
    })
    if (change && shown === 'immediate') terminal.tell(WARNING)
    const text = typeof shown === 'object' ? (shown ?? []).join(', ') || 'none' : shown
    terminal.print(format === 'json' ? asJson({ [name]: shown }) : `${name}: ${text}\n`)
  },
}

const WARNING =
  'Careful: with «immediate» whoever writes a colleague’s login, email or phone sees that colleague’s figures. Choose «code» or «approval» unless nobody else can find the bot.'

async function chooseConfirmation(
  { books, mailer }: Resources,
  confirmation: Confirmation,
): Promise<void> {
  if (confirmation === 'code' && mailer === null) {
    throw new AppError('bad-config', 'A code needs a mail server: set SMTP_URL first')
  }
  await books.inTransaction((ledger) => ledger.settings.set('confirmation', confirmation))
}

async function confirmationInForce({ books, mailer }: Resources): Promise<Confirmation> {
  const chosen = await books.read.settings.get('confirmation')
  return mailer === null && (chosen ?? 'code') === 'code' ? 'approval' : (chosen ?? 'code')
}

async function handlers({ books, crm }: Resources): Promise<readonly string[]> {
  const chosen = await books.read.settings.get('requestHandlers')
  if (chosen.length === 0) return []
  const logins = new Map((await crm.employees()).map(({ id, login }) => [id, login]))
  return chosen.map((id) => logins.get(id) ?? id)
}

async function chooseHandlers(resources: Resources, value: string): Promise<void> {
  const logins = value === 'none' ? [] : value.split(',').map((login) => login.trim())
  const chosen = await Promise.all(logins.map((login) => employeeByLogin(resources, login)))
  const gone = chosen.find((employee) => !employee.active)
  if (gone !== undefined) {
    throw new AppError('bad-input', `«${gone.login}» is not active in the CRM`)
  }
  const ids = [...new Set(chosen.map(({ id }) => id))]
  await resources.books.inTransaction((ledger) => ledger.settings.set('requestHandlers', ids))
}

async function choosePolicy({ books }: Resources, value: string): Promise<void> {
  const url = value === 'none' ? null : value
  if (url !== null && !/^https:\/\/[^\s/]+\.[^\s/]+/.test(url)) {
    throw new AppError(
      'bad-input',
      `policy-url «${value}»: use an address that begins with https://`,
    )
  }
  await books.inTransaction((ledger) => ledger.settings.set('policyUrl', url))
}
