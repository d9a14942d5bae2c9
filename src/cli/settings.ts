import { AppError } from '../kernel/index.ts'
import type { Resources } from '../resources.ts'
import { CONFIRMATIONS, type Confirmation } from '../usecases/index.ts'
import { asJson, type Command, oneOf, readArguments, required } from './command.ts'
import { withResources } from './with-resources.ts'

export const settings: Command = {
  usage:
    'settings get [confirmation] | settings set confirmation code|phone|approval|immediate|off  [--format text|json]',
  does: 'how a stranger who names a login, email or phone is confirmed: a code to the email in the CRM, the messenger’s verified phone, an administrator, not at all, or never',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['format'] })
    const [action = '', name = 'confirmation', value] = options.words
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    oneOf('setting', name, ['confirmation'])
    const change = oneOf('settings', required(action, 'get or set'), ['get', 'set']) === 'set'
    const confirmation = await withResources(terminal, async (resources) => {
      if (!change) return inForce(resources)
      return choose(resources, oneOf(name, required(value, 'the value'), CONFIRMATIONS))
    })
    if (change && confirmation === 'immediate') terminal.tell(WARNING)
    terminal.print(format === 'json' ? asJson({ confirmation }) : `${name}: ${confirmation}\n`)
  },
}

const WARNING =
  'Careful: with «immediate» whoever writes a colleague’s login, email or phone sees that colleague’s figures. Choose «code» or «approval» unless nobody else can find the bot.'

async function choose(
  { books, mailer }: Resources,
  confirmation: Confirmation,
): Promise<Confirmation> {
  if (confirmation === 'code' && mailer === null) {
    throw new AppError('bad-config', 'A code needs a mail server: set SMTP_URL first')
  }
  await books.inTransaction(({ settings }) => settings.set('confirmation', confirmation))
  return confirmation
}

async function inForce({ books, mailer }: Resources): Promise<Confirmation> {
  const chosen = await books.read.settings.get('confirmation')
  return mailer === null && (chosen ?? 'code') === 'code' ? 'approval' : (chosen ?? 'code')
}
