import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import { type Service, startService } from './harness.ts'
import { type MailServer, startMailServer, wordsOf } from './servers/smtp.ts'

const { refusals } = words('ru')

describe('an invitation, as its administrator sees it', () => {
  let mail: MailServer
  let service: Service

  before(async () => {
    mail = await startMailServer()
    const environment = { SMTP_URL: mail.url, MAIL_FROM: 'svodka@example.ru' }
    service = await startService({ road: 'polling', environment })
  })

  after(async () => {
    await service[Symbol.asyncDispose]()
    await mail[Symbol.asyncDispose]()
  })

  it('tells who used it, and who came too late', async () => {
    const { id, code } = await invite('petrova')
    const [anna, thief] = [service.person(), service.person()]
    anna.starts(code)
    await anna.sees('добро пожаловать')
    anna.starts(code)
    thief.starts(code)
    await thief.sees(refusals.invitationInvalid)

    const listed = (await invitations()).find((one) => one.id === id)

    assert.equal(listed?.state, 'used')
    assert.equal(listed?.usedBy, `@${anna.user.username}`)
    assert.equal(listed?.refused, 1)
    assert.equal(listed?.refusedBy, `@${thief.user.username}`)
  })

  it('opens nothing once taken back', async () => {
    const { id, code } = await invite('petrova')
    const person = service.person()
    await service.svodka('invite', '--revoke', id)

    person.starts(code)

    await person.sees(refusals.invitationInvalid)
    assert.equal((await invitations()).find((one) => one.id === id)?.state, 'revoked')
  })

  it('cannot be taken back once used, nor twice', async () => {
    const { id, code } = await invite('petrova')
    const person = service.person()
    person.starts(code)
    await person.sees('добро пожаловать')

    await assert.rejects(service.svodka('invite', '--revoke', id), { code: 'not-found' })
    await assert.rejects(service.svodka('invite', '--revoke', 'nothing'), { code: 'not-found' })
  })

  it('is listed without its code', async () => {
    const { code } = await invite('petrova')

    const listed = await service.svodka('invite', '--list')

    assert.match(listed, /petrova/)
    assert.ok(!listed.includes(code))
  })

  it('is a QR code as SVG or PNG', async () => {
    const [svg, png] = [join(service.dataDir, 'qr.svg'), join(service.dataDir, 'qr.PNG')]

    await invite('petrova', '--qr', svg)
    await invite('petrova', '--qr', png)

    assert.match(await readFile(svg, 'utf8'), /^<svg /)
    assert.equal((await readFile(png)).subarray(1, 4).toString(), 'PNG')
    await assert.rejects(invite('petrova', '--qr', 'qr.gif'), { code: 'bad-input' })
  })

  it('comes by mail to the address in the CRM', async () => {
    const { link, mailedTo } = await invite('petrova', '--mail')

    const letter = mail.letters.at(-1) ?? ''
    assert.match(letter, new RegExp(`^To: ${mailedTo}`, 'm'))
    assert.ok(wordsOf(letter).includes(link))
  })

  it('is not mailed to somebody without an address', async () => {
    await service.changeCrm("UPDATE employees SET email = NULL WHERE login = 'belova'")
    await service.pass({ seconds: 60 })

    await assert.rejects(invite('belova', '--mail'), { code: 'not-found' })
  })

  it('says in words that the mail server refuses it', async () => {
    mail.refuses(550)

    await assert.rejects(invite('petrova', '--mail'), { code: 'mail-failed', message: /550/ })
  })

  interface Invited {
    readonly id: string
    readonly code: string
    readonly link: string
    readonly mailedTo?: string
  }

  const invite = (login: string, ...more: string[]) =>
    service.json<Invited>('invite', login, '--bot', service.botId, ...more)

  interface Listed {
    readonly id: string
    readonly state: string
    readonly usedBy: string | null
    readonly refused: number
    readonly refusedBy: string | null
  }

  const invitations = () => service.json<Listed[]>('invite', '--list')
})
