import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createDatabase, type Database } from '../salesman/lab.ts'
import { launchChromium } from '../servers/chromium.ts'
import { startMariadb } from '../servers/mariadb.ts'
import { COMPANY } from './company.ts'
import {
  askedAgain,
  block,
  goTo,
  logged,
  overview,
  sendToAll,
  signInByCrm,
  signOut,
  unblock,
  withdrawAccess,
} from './daily-work.ts'
import {
  type CrmAccess,
  choosePassword,
  connectBot,
  connectCrm,
  getChart,
  inviteChief,
  type Sitting,
} from './first-start.ts'
import { type Installation, startInstallation } from './installation.ts'
import { EN, RU } from './page-words.ts'
import { DESKTOP, openWindow, PHONE, shoot } from './window.ts'

const chromium = await launchChromium()
const mariadb = chromium === null ? null : await startMariadb()

let crm: CrmAccess

before(async () => {
  if (mariadb === null) return
  const database = await createDatabase(mariadb)
  await database.write(COMPANY)
  crm = { port: mariadb.port, ...(await createReader(database)) }
})

after(async () => {
  await chromium?.[Symbol.asyncDispose]()
  await mariadb?.[Symbol.asyncDispose]()
})

const WALKS = [
  { look: DESKTOP, language: 'ru', words: RU, road: 'webhook', by: 'password' },
  { look: PHONE, language: 'en', words: EN, road: 'polling', by: 'link' },
] as const

describe('the administration in a browser', { skip: mariadb === null }, () => {
  for (const { look, language, words, road, by } of WALKS) {
    it(`goes from the first start to signing out: ${look.name}, ${language}`, async () => {
      assert.ok(chromium)
      await using svodka = await startInstallation({ road })
      const now = svodka.clock()
      const shown = { look, language, now }
      const url = await svodka.setupLink()
      await using owner = await openWindow(chromium.browser, { ...shown, url })
      const sitting: Sitting = { page: owner.page, words, look }
      await using person = openTelegram(svodka, language)

      await choosePassword(sitting)
      const refusal = await connectCrm(sitting, crm)
      const identity = await connectBot(sitting, svodka)
      const code = await inviteChief(sitting)
      await goTo(sitting, 'log')
      await getChart(person.person, code, words)
      await logged(sitting, 'picture').waitFor()
      await shoot(owner.page, look, 'log-live')

      assert.match(refusal, /does not let «svodka_reader» in/)
      assert.match(identity, /Svodka/)
      assert.match(identity, new RegExp(String(svodka.telegram.bot.id)))

      await goTo(sitting, 'users')
      await block(sitting)
      person.person.says('/today')
      await person.person.sees(words.bot.refusals.notAllowed)
      await unblock(sitting)
      person.person.says('/today')
      await person.person.nextMessage()

      await goTo(sitting, 'broadcasts')
      await sendToAll(sitting)

      await using employee = await openWindow(chromium.browser, {
        ...shown,
        url: by === 'link' ? await person.adminLink() : svodka.url,
      })
      const guest: Sitting = { ...sitting, page: employee.page }
      if (by === 'password') await signInByCrm(guest)
      await overview(guest).waitFor()
      await goTo(guest, 'bots')
      await goTo(sitting, 'access')
      await withdrawAccess(sitting)
      await goTo(guest, 'log')
      await askedAgain(sitting, employee.page).waitFor()
      await shoot(employee.page, look, 'access-withdrawn')
      await signOut(sitting)

      assert.deepEqual(owner.complaints, [])
      assert.deepEqual(
        svodka.log.filter(({ level }) => level === 'error'),
        [],
      )
    })
  }
})

/** Somebody who may only read, as the first start advises. */
async function createReader({ name, root }: Database) {
  const [user, password] = ['svodka_reader', 'Зимой холодно']
  await root.query(`CREATE USER ${user}@'127.0.0.1' IDENTIFIED BY '${password}'`)
  await root.query(`GRANT SELECT ON ${name}.* TO ${user}@'127.0.0.1'`)
  return { database: name, user, password }
}

function openTelegram({ telegram }: Installation, language: string) {
  const person = telegram.person({
    id: 5_000_000_001,
    first_name: 'Павел',
    username: 'pavel_g',
    language_code: language,
  })
  return {
    person,
    async adminLink() {
      person.says('/admin')
      const { words } = await person.sees(/#\/sign-in\//)
      return /https?:\S+/.exec(words)?.[0] ?? ''
    },
    [Symbol.asyncDispose]: async () => undefined,
  }
}
