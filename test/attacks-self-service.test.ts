import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import type { Person } from './emulators/telegram/index.ts'
import { wentOut } from './every-road.ts'
import { eventually, type Service, startService } from './harness.ts'
import { type MailServer, startMailServer, wordsOf } from './servers/smtp.ts'

const { linking } = words('ru')
const ASKED = linking.codeSent.join('\n')

describe('whoever attacks a code', () => {
  let mail: MailServer
  let service: Service

  before(async () => {
    mail = await startMailServer()
    const environment = { SMTP_URL: mail.url, MAIL_FROM: 'svodka@example.ru' }
    service = await startService({ road: 'webhook', environment })
  })

  after(async () => {
    await service[Symbol.asyncDispose]()
    await mail[Symbol.asyncDispose]()
  })

  it('has five tries, and then the right one is worth nothing', async () => {
    const [thief, code] = await named('petrova')

    for (const guess of wrong(code, 5)) thief.says(guess)
    await thief.sees(linking.codeSpent)
    thief.says(code)

    await service.settled()
    assert.equal(thief.chat.filter(isWelcome).length, 0)
  })

  it('cannot use it from another account', async () => {
    const [, code] = await named('gromov')
    const thief = service.person()

    thief.says(code)

    await service.settled()
    assert.equal(thief.chat.filter(isWelcome).length, 0)
  })

  it('cannot use it after another person has a question open', async () => {
    const [, code] = await named('lebedeva')
    const [thief] = await named('kuznetsova')

    thief.says(code)

    await thief.sees('Код не подошёл')
  })

  it('cannot use it a second time', async () => {
    const [owner, code] = await named('sokolov')
    owner.says(code)
    await owner.sees('добро пожаловать')
    const subscribers = await service.json<{ id: string }[]>('subscribers', 'list')
    await service.svodka('subscribers', 'remove', subscribers.at(-1)?.id ?? '')

    owner.says(code)

    await owner.sees(linking.codeSpent)
  })

  it('cannot use an older one once a newer was asked for', async () => {
    const [person, older] = await named('fedorova')
    person.says('fedorova')
    await eventually(() => lettersTo('fedorova').length === 2)

    person.says(older)

    await person.sees('Код не подошёл')
  })

  it('cannot use it after ten minutes', async () => {
    const [thief, code] = await named('ivanov')
    await service.pass({ minutes: 10 })

    thief.says(code)

    await thief.sees(linking.codeSpent)
  })

  it('learns from no word whether somebody works there', async () => {
    const [known, unknown] = [service.person(), service.person()]

    for (const name of ['vetrov', 'vetrov@severny-veter.example', '+7 900 000-10-01']) {
      known.says(name)
    }
    for (const name of ['vetroff', 'vetroff@severny-veter.example', '+7 900 000-99-01']) {
      unknown.says(name)
    }
    known.says('000000')
    unknown.says('000000')

    await service.settled()
    assert.deepEqual(heard(known), heard(unknown))
    assert.deepEqual(heard(known).slice(0, 3), [ASKED, ASKED, ASKED])
  })

  it('learns from no delay whether somebody works there', async () => {
    const [known, unknown] = [await delays('belova'), await delays('belowa')]

    assert.ok(Math.abs(known - unknown) < 15, `${known} ms against ${unknown} ms`)
  })

  it('may name five people a day, and then is told to wait', async () => {
    const thief = service.person()

    for (const name of ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg']) thief.says(name)

    await service.settled()
    assert.deepEqual(heard(thief), [...Array(5).fill(ASKED), linking.tooManyAttempts])
  })

  it('cannot fill a mailbox by many accounts: the fifth letter of a day is the last', async () => {
    const people = Array.from({ length: 8 }, () => service.person())

    for (const person of people) person.says('severtseva')
    await service.settled()
    await eventually(() => lettersTo('severtseva').length === 5)

    assert.deepEqual(people.map(heard), Array(8).fill([ASKED]))
    assert.equal(lettersTo('severtseva').length, 5)
  })

  it('gets no code for somebody who is blocked or has left, and hears the same', async () => {
    await service.svodka('subscribers', 'block', 'zaytsev')
    const [one, other] = [service.person(), service.person()]

    one.says('zaytsev')
    other.says('orlov')
    await service.settled()

    assert.deepEqual([heard(one), heard(other)], [[ASKED], [ASKED]])
    assert.equal(lettersTo('zaytsev').length + lettersTo('orlov').length, 0)
  })

  it('cannot try faster by being many: an hour has sixty attempts', async () => {
    await service.pass({ hours: 2 })
    const people = Array.from({ length: 61 }, () => service.person())

    for (const person of people) person.says('nobody-here')
    await service.settled()

    const answers = people.map((person) => heard(person).join())
    assert.equal(answers.filter((said) => said === ASKED).length, 60)
    assert.equal(answers.filter((said) => said === linking.tooManyAttempts).length, 1)
  })

  it('leaves a trace of every attempt', async () => {
    const attempts = await service.json<{ state: string }[]>('approvals', 'list', '--last', '200')

    const states = new Set(attempts.map(({ state }) => state))
    assert.ok(attempts.length > 80)
    assert.deepEqual(
      ['waiting', 'proven', 'spent', 'replaced', 'expired'].filter((state) => !states.has(state)),
      [],
    )
  })

  /** Somebody who named an employee, and the code that was mailed to that employee. */
  async function named(login: string): Promise<[Person, string]> {
    const person = service.person()
    person.says(login)
    await eventually(() => lettersTo(login).length > 0)
    const letter = wordsOf(lettersTo(login).at(-1) ?? '')
    return [person, /\d{6}/.exec(letter)?.[0] ?? '']
  }

  const lettersTo = (login: string) =>
    mail.letters.filter((letter) => letter.includes(`To: ${login}@severny-veter.example`))

  /** How long an answer takes, in the middle. */
  async function delays(login: string): Promise<number> {
    const took: number[] = []
    for (const person of Array.from({ length: 9 }, () => service.person())) {
      const began = performance.now()
      person.says(login)
      await person.sees(linking.codeSent[0] ?? '')
      took.push(performance.now() - began)
    }
    return took.toSorted((a, b) => a - b)[4] ?? 0
  }
})

describe('whoever attacks a number', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'polling' })
    await service.svodka('settings', 'set', 'confirmation', 'phone')
  })

  after(() => service[Symbol.asyncDispose]())

  it("gains nothing by somebody else's contact", async () => {
    await gainsNothing((thief) => thief.sharesContact({ phone: '79000001007', userId: 1 }))
  })

  it('gains nothing by a contact without an account', async () => {
    await gainsNothing((thief) => thief.sharesContact({ phone: '79000001007', userId: null }))
  })

  it('gains nothing by a contact that was forwarded', async () => {
    await gainsNothing((thief) => thief.sharesContact({ phone: '79000001007', forwarded: true }))
  })

  it('gains nothing by writing the number, the login or the email', async () => {
    await gainsNothing((thief) => {
      thief.says('+7 900 000-10-07')
      thief.says('petrova')
      thief.says('petrova@severny-veter.example')
    })
  })

  it('gains nothing by a number of somebody who has left', async () => {
    await gainsNothing((thief) => thief.sharesContact({ phone: '79000001011' }))
  })

  it('gains nothing by a number that two people share', async () => {
    await service.changeCrm("UPDATE employees SET mobile = '+7 900 000-10-88' WHERE id IN (8, 9)")
    await service.pass({ seconds: 60 })

    await gainsNothing((thief) => thief.sharesContact({ phone: '79000001088' }))
  })

  it('gains nothing by a contact where only invitations count', async () => {
    await service.svodka('settings', 'set', 'confirmation', 'off')

    await gainsNothing((thief) => thief.sharesContact({ phone: '79000001007' }))
  })

  async function gainsNothing(act: (thief: Person) => unknown): Promise<void> {
    const thief = service.person()
    act(thief)
    thief.says('/month')
    await service.settled()
    assert.ok(heard(thief).length > 0)
    assert.doesNotMatch(heard(thief).join(), /добро пожаловать|Сводка|₽/)
    assert.equal(wentOut(service, thief.user.id).filter(isPicture).length, 0)
  }

  const isPicture = ({ method }: { method: string }) => !/sendMessage|editMessageText/.test(method)
})

const heard = (person: Person) =>
  person.chat.filter(({ fromBot }) => fromBot).map(({ words }) => words)

const isWelcome = ({ words }: { words: string }) => words.includes('добро пожаловать')

/** Codes that are not the code. */
const wrong = (code: string, many: number) =>
  Array.from({ length: many }, (_, i) =>
    String((Number(code) + i + 1) % 1_000_000).padStart(6, '0'),
  )
