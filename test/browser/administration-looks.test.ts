import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { launchChromium } from '../servers/chromium.ts'
import { type Installation, startInstallation } from './installation.ts'
import { addBot, becomeOwner, type Owner, subscribe } from './owner.ts'
import { RU as words } from './page-words.ts'
import { DESKTOP, type Look, openWindow, PHONE, seriousIn, shoot } from './window.ts'

const chromium = await launchChromium()

const LOOKS: readonly Look[] = [
  DESKTOP,
  { ...DESKTOP, name: 'desktop-dark', colorScheme: 'dark' },
  PHONE,
  { ...PHONE, name: 'phone-dark', colorScheme: 'dark' },
]

const PAGES = [
  'overview',
  'bots',
  'users',
  'log',
  'requests',
  'broadcasts',
  'access',
  'settings',
  'help',
] as const

let svodka: Installation
let owner: Owner

before(async () => {
  svodka = await startInstallation({ road: 'polling' })
  owner = await becomeOwner(svodka)
  const botId = await addBot(owner, svodka)
  const [head, colleague] = await subscribe(owner, svodka, botId, ['petrova', 'ivanov'])
  head?.says('/month')
  await head?.nextMessage()
  await owner.call('POST /api/broadcasts', { query: { locale: 'ru' }, body: BROADCAST })
  await colleague?.nextMessage()
  colleague?.blocks()
})

after(async () => {
  await chromium?.[Symbol.asyncDispose]()
  await svodka?.[Symbol.asyncDispose]()
})

describe('every page of the administration', { skip: chromium === null }, () => {
  for (const look of LOOKS) {
    it(`has nothing that axe finds serious, and no error on the console: ${look.name}`, async () => {
      assert.ok(chromium)
      const url = `${svodka.url}/#/help`
      const shown = { look, language: 'ru', now: svodka.clock(), cookie: owner.cookie } as const
      await using window = await openWindow(chromium.browser, { ...shown, url, bypassCSP: true })
      const { page, complaints } = window
      const serious: string[] = []

      for (const name of PAGES) {
        await open(page, name)
        await shoot(page, look, name)
        const found = await seriousIn(page)
        serious.push(...found.map((what) => `${name}: ${what}`))
      }

      assert.deepEqual(serious, [])
      assert.deepEqual(complaints, [])
    })
  }
})

const BROADCAST = {
  question: { subject: 'summary', period: 'yesterday', scope: 'all', view: 'chart' },
  audience: { to: 'all' },
  note: 'Итоги за вчера',
  key: 'looks-0001',
} as const

/** Waits until nothing is being loaded any more. */
async function open(page: Page, name: (typeof PAGES)[number]): Promise<void> {
  await page.evaluate(`location.hash = '#/${name}'`)
  await page.getByRole('heading', { level: 1, name: words.shell.nav[name] }).waitFor()
  await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' })
}
