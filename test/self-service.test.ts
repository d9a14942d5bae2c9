import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import { eventually, type Service, startService } from './harness.ts'
import { type MailServer, startMailServer, wordsOf } from './servers/smtp.ts'

const { linking, refusals } = words('ru')

describe('a stranger who names themselves, with a mail server', () => {
  let mail: MailServer
  let service: Service

  before(async () => {
    mail = await startMailServer()
    service = await startService({
      road: 'webhook',
      environment: { SMTP_URL: mail.url, MAIL_FROM: 'svodka@example.ru' },
    })
  })

  after(async () => {
    await service[Symbol.asyncDispose]()
    await mail[Symbol.asyncDispose]()
  })

  it('is linked by the code that was mailed to the address in the CRM', async () => {
    const person = service.person()
    person.says('petrova')
    await person.sees(first(linking.codeSent))

    person.says(await codeFor('petrova'))
    await person.sees('Анна, добро пожаловать!')
    person.says('/month')

    await person.sees('Сводка')
  })

  it('is answered in English, and so is the letter', async () => {
    const person = service.person('en')

    person.says('gromov')
    await person.sees('If the CRM knows such an employee')

    await codeFor('gromov')
    assert.match(wordsOf(mail.letters.at(-1) ?? ''), /Your code/)
  })

  it('may write an email or a phone in any form', async () => {
    const [{ email, mobile }] = await demoContacts('sokolov')
    const people = [service.person(), service.person()]

    people[0]?.says(` ${email.toUpperCase()} `)
    people[1]?.says(mobile.replace(/^\+7/, '8 '))
    await people[0]?.sees(first(linking.codeSent))
    await people[1]?.sees(first(linking.codeSent))

    await eventually(() => lettersTo(email).length === 2)
  })

  it('is told in the log why no letter went out, and gets it when the server is back', async () => {
    mail.refuses(451)
    const person = service.person()
    person.says('lebedeva')
    await person.sees(first(linking.codeSent))
    await eventually(async () => /451/.test((await attempts())[0]?.error ?? ''))

    mail.refuses(null)
    await service.pass({ seconds: 1 })

    const code = await codeFor('lebedeva')
    person.says(code)
    await person.sees('Марина, добро пожаловать!')
  })

  it('is heard again after a restart between the name and the code', async () => {
    const person = service.person()
    person.says('kuznetsova')
    await person.sees(first(linking.codeSent))
    const code = await codeFor('kuznetsova')

    await service.restarts()
    person.says(code)

    await person.sees('Дарья, добро пожаловать!')
  })

  async function codeFor(login: string): Promise<string> {
    const [{ email }] = await demoContacts(login)
    await eventually(() => lettersTo(email).length > 0)
    return /\d{6}/.exec(wordsOf(lettersTo(email).at(-1) ?? ''))?.[0] ?? ''
  }

  const lettersTo = (email: string) =>
    mail.letters.filter((letter) => letter.includes(`To: ${email}`))

  const attempts = () => service.json<{ error: string | null }[]>('approvals', 'list')

  async function demoContacts(login: string): Promise<[{ email: string; mobile: string }]> {
    const { default: Database } = await import('better-sqlite3')
    const database = new Database(`${service.dataDir}/demo.sqlite`, { readonly: true })
    const query = 'SELECT email, mobile FROM employees WHERE login = ?'
    const row = database.prepare<[string], { email: string; mobile: string }>(query).get(login)
    database.close()
    return [row ?? { email: '', mobile: '' }]
  }
})

describe('a stranger who names themselves, without a mail server', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'polling' })
  })

  after(() => service[Symbol.asyncDispose]())

  it('is let in by the button of an administrator', async () => {
    const administrator = await service.joins('zaytsev')
    const person = service.person()
    person.says('petrova')
    await person.sees(first(linking.approvalAsked))

    await administrator.sees('Петрова Анна (petrova)')
    administrator.presses('✅ Подтвердить')

    await administrator.sees(linking.requestApproved)
    await person.sees(first(linking.approved))
    person.says('/month')
    await person.sees('Сводка')
  })

  it('hears nothing more when an administrator declines', async () => {
    const administrator = await service.joins('zaytsev')
    const person = service.person()
    person.says('gromov')

    await administrator.sees('Громов Дмитрий (gromov)')
    administrator.presses('🚫 Отклонить')
    await administrator.sees(linking.requestDeclined)

    await service.settled()
    assert.equal(person.chat.at(-1)?.words, linking.approvalAsked.join('\n'))
  })

  it('is let in on the command line', async () => {
    const person = service.person()
    person.says('sokolov')
    await person.sees(first(linking.approvalAsked))
    const [request] = await service.json<{ id: string; employee: string }[]>('approvals', 'list')
    assert.equal(request?.employee, 'sokolov')

    await service.svodka('approvals', 'approve', request?.id ?? '')

    await person.sees(first(linking.approved))
    await assert.rejects(service.svodka('approvals', 'decline', request?.id ?? ''), {
      code: 'not-found',
    })
  })

  it('shares their own number where that is proof', async () => {
    await service.changeCrm("UPDATE employees SET mobile = '8 (916) 555-01-02' WHERE id = 12")
    await service.pass({ seconds: 60 })
    await service.svodka('settings', 'set', 'confirmation', 'phone')
    const person = service.person()
    person.says('fedorova')
    await person.sees('Нажмите кнопку под сообщением')
    assert.deepEqual(person.keyboard, [['📱 Отправить мой номер']])

    person.sharesContact({ phone: '79165550102' })

    await person.sees('Юлия, добро пожаловать!')
  })

  it('is linked at once only where an administrator chose so', async () => {
    await service.svodka('settings', 'set', 'confirmation', 'immediate')
    const person = service.person()

    person.says('morozov')

    await person.sees('Никита, добро пожаловать!')
  })

  it('is asked for an invitation where self-service is off', async () => {
    await service.svodka('settings', 'set', 'confirmation', 'off')
    const person = service.person()

    person.says('belova')

    await person.sees(linking.onlyInvitation[1] ?? '')
    assert.equal((await person.sees(linking.onlyInvitation[0] ?? '')).keyboard.length, 0)
  })

  it('cannot be asked for a code before there is a mail server', async () => {
    await assert.rejects(service.svodka('settings', 'set', 'confirmation', 'code'), {
      code: 'bad-config',
    })
    await assert.rejects(service.svodka('settings', 'set', 'confirmation', 'none'), {
      code: 'bad-input',
    })
  })
})

describe('a second messenger of one employee', () => {
  it('is told to the first, and both go on', async () => {
    await using service = await startService({ road: 'polling' })
    const old = await service.joins('petrova')

    const young = await service.joins('petrova')

    await old.sees(`Telegram, @${young.user.username}`)
    old.says('/month')
    await old.sees('Сводка')
  })

  it('comes back after /stop without a new proof', async () => {
    await using service = await startService({ road: 'polling' })
    const person = await service.joins('petrova')
    person.says('/stop')
    await person.sees('Вы отписались')

    person.starts()

    await person.sees('Здравствуйте, Анна')
    assert.ok(!person.chat.some(({ words }) => words.includes(refusals.stranger[0] ?? '')))
  })
})

const first = (lines: readonly string[]) => lines[0] ?? ''
