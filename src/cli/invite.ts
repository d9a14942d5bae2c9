import { AppError } from '../kernel/index.ts'
import type { Mailer } from '../mail/index.ts'
import type { Resources } from '../resources.ts'
import { invitationLink, inviteEmployee, mailInvitation } from '../usecases/index.ts'
import {
  type Arguments,
  asJson,
  type Command,
  oneOf,
  readArguments,
  required,
  type Terminal,
} from './command.ts'
import { invitationRows, invitationTable } from './invitation-rows.ts'
import { saveFile } from './save-file.ts'
import { botById, employeeByLogin, withResources } from './with-resources.ts'

export const invite: Command = {
  usage:
    'invite LOGIN --bot ID [--qr FILE.svg|FILE.png] [--mail] | invite --list | invite --revoke ID  [--format text|json]',
  does: 'makes a personal link: whoever opens it first is linked to this employee, once, within 7 days; shows who used which link, and who came too late',
  async run(given, terminal) {
    const options = readArguments(given, {
      texts: ['bot', 'format', 'qr', 'revoke'],
      flags: ['mail', 'list'],
    })
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const asText = format === 'text'
    if (options.flag('list')) {
      const rows = await withResources(terminal, (resources) =>
        invitationRows(resources, terminal.clock()),
      )
      return terminal.print(asText ? invitationTable(rows) : asJson(rows))
    }
    const id = options.text('revoke')
    if (id !== null) {
      await withResources(terminal, (resources) => revoke(resources, id, terminal.clock()))
      return terminal.print(asText ? `revoked: ${id}\n` : asJson({ revoked: id }))
    }
    const made = await make(terminal, options)
    terminal.print(
      asText
        ? `${made.link === null ? made.code : withCode(made.link, made.code)}\n`
        : asJson(made),
    )
  },
}

async function make(terminal: Terminal, options: Arguments) {
  const login = required(options.words[0], 'LOGIN')
  const botId = required(options.text('bot'), '--bot')
  const qrFile = options.text('qr')
  return withResources(terminal, async (resources) => {
    const mailer = options.flag('mail') ? mailerOf(resources) : null
    const bot = await botById(resources, botId)
    const employee = await employeeByLogin(resources, login)
    if (!employee.active || (await resources.books.read.isBlocked(employee.id))) {
      throw new AppError(
        'not-allowed',
        `${login} is deactivated or blocked: a link would open nothing`,
      )
    }
    const { code, invitation } = await resources.books.inTransaction((ledger) =>
      inviteEmployee(ledger, bot, employee.id, terminal.clock()),
    )
    const { id, expiresAt } = invitation
    const link = invitationLink(bot, code)
    if (qrFile !== null) {
      const { qrCode } = await import('./qr-code.ts')
      await saveFile('--qr', qrFile, await qrCode(linkOf(link), qrFile))
    }
    const account = await resources.crm.account()
    const mailedTo =
      mailer === null
        ? null
        : await mailInvitation(mailer, {
            employee,
            account,
            link: withCode(linkOf(link), code),
            expiresAt,
            now: terminal.clock(),
          })
    return {
      id,
      link,
      code,
      expiresAt: expiresAt.toString(),
      ...(mailedTo !== null && { mailedTo }),
    }
  })
}

/** Most messengers' links carry the code; beside others it stands by itself, to be sent there. */
const withCode = (link: string, code: string): string =>
  link.includes(code) ? link : `${link}\n${code}`

function mailerOf({ mailer }: Resources): Mailer {
  if (mailer !== null) return mailer
  throw new AppError('bad-config', '--mail: SMTP_URL is not set, so there is no mail server to use')
}

function linkOf(link: string | null): string {
  if (link !== null) return link
  throw new AppError('not-allowed', 'This messenger has no such links: send the code instead')
}

async function revoke({ books }: Resources, id: string, now: Temporal.Instant): Promise<void> {
  const revoked = await books.inTransaction(({ invitations }) => invitations.revoke(id, now))
  if (revoked) return
  throw new AppError(
    'not-found',
    `There is no unused invitation «${id}»: see svodka invite --list; who is linked already is unlinked by svodka subscribers remove`,
  )
}
