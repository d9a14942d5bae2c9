import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { launchChromium } from '../servers/chromium.ts'
import { type Installation, startInstallation } from './installation.ts'
import { addBot, becomeOwner, type Owner } from './owner.ts'
import { RU as words } from './page-words.ts'
import { DESKTOP as look, openWindow, shoot } from './window.ts'

const chromium = await launchChromium()

/** Under the head of the organisation, whose id is 1. */
const MANY_EMPLOYEES = `
  WITH RECURSIVE n (i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 11000)
  INSERT INTO employees
    (id, login, name, email, role, manager_id, active, administrator, individual_plan)
  SELECT i, 'user' || i, 'Сотрудник Номер ' || i, 'user' || i || '@many.example', 'Менеджер', 1, 1, 0, 0
  FROM n`

const MANY_USERS = `
  WITH RECURSIVE n (i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 11000)
  INSERT INTO subscribers
    (id, account_id, bot_id, user_id, chat_id, username, employee_id, state, created_at, updated_at)
  SELECT 's' || i, account_id, bots.id, i, i, 'user' || i, i, 'subscribed', updated_at, updated_at
  FROM n, bots WHERE kind = 'telegram'`

let svodka: Installation
let owner: Owner

before(async () => {
  svodka = await startInstallation({ road: 'polling', company: MANY_EMPLOYEES })
  owner = await becomeOwner(svodka)
  await addBot(owner, svodka)
  await svodka.changeStore(MANY_USERS)
})

after(async () => {
  await chromium?.[Symbol.asyncDispose]()
  await svodka?.[Symbol.asyncDispose]()
})

describe('the administration of ten thousand', { skip: chromium === null }, () => {
  it('shows users within a second after they were read, and finds one as quickly', async () => {
    assert.ok(chromium)
    const { cookie } = owner
    const shown = { look, language: 'ru', now: svodka.clock(), cookie } as const
    await using window = await openWindow(chromium.browser, {
      ...shown,
      url: `${svodka.url}/#/help`,
    })
    const { page } = window
    const { users: at } = words
    const read = page.waitForResponse(({ url }) => url().endsWith('/api/users'))

    await page.evaluate("location.hash = '#/users'")
    await (await read).finished()
    const shownMs = await timed(() => page.getByRole('cell').getByText('@user').first().waitFor())
    const foundMs = await timed(async () => {
      await page.getByRole('textbox', { name: at.search }).fill('user10500')
      await page.getByText(at.found(1), { exact: true }).waitFor()
    })
    await shoot(page, look, 'users-many')

    assert.ok(shownMs < 1000, `shown after ${shownMs} ms`)
    assert.ok(foundMs < 1000, `found after ${foundMs} ms`)
  })
})

async function timed(wait: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await wait()
  return Math.round(performance.now() - began)
}
