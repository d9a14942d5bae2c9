import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { launchChromium } from '../servers/chromium.ts'
import { OWNER_PASSWORD } from './first-start.ts'
import { type Installation, startInstallation } from './installation.ts'
import { addBot, becomeOwner, type Owner, signInOwner, subscribe } from './owner.ts'
import { RU as words } from './page-words.ts'
import { DESKTOP as look, openWindow, shoot } from './window.ts'

const chromium = await launchChromium()

const MARKUP = `<img src=x onerror=alert(1)> О'Петрова & <b>"Анна"</b>`

let svodka: Installation
let owner: Owner

before(async () => {
  svodka = await startInstallation({
    road: 'polling',
    company: `UPDATE employees SET name = ${quoted(MARKUP)} WHERE login = 'petrova'`,
  })
  owner = await becomeOwner(svodka)
  const botId = await addBot(owner, svodka)
  await subscribe(owner, svodka, botId, ['petrova', 'ivanov'])
})

after(async () => {
  await chromium?.[Symbol.asyncDispose]()
  await svodka?.[Symbol.asyncDispose]()
})

describe('the administration on a bad day', { skip: chromium === null }, () => {
  it('keeps what was typed when the session ends in the middle of a form', async () => {
    const short = await signInOwner(svodka)
    await using window = await openAt('settings', short.cookie)
    const { page } = window
    const section = page.getByRole('form', { name: words.settings.log.title })
    const days = section.getByLabel(words.settings.log.days)
    await days.fill('45')
    await endOthers()

    await section.getByRole('button', { name: words.settings.save }).click()
    const dialog = page.getByRole('dialog', { name: words.signIn.again })
    await dialog.getByRole('textbox', { name: words.signIn.ownerPassword }).fill(OWNER_PASSWORD)
    await shoot(page, look, 'session-ended')
    assert.equal(await days.inputValue(), '45')
    await dialog.getByRole('button', { name: words.signIn.enter, exact: true }).click()
    await page.getByText(words.settings.saved).first().waitFor()

    assert.equal((await owner.call('GET /api/settings')).retentionDays, 45)
  })

  it('sends one broadcast for a double click', async () => {
    await using window = await openAt('broadcasts', owner.cookie)
    const { page } = window
    const { broadcasts: at } = words

    await page.getByRole('button', { name: at.new }).click()
    await page.getByRole('button', { name: at.form.send(2) }).dblclick()
    await page.getByRole('article').getByText(at.states.finished).waitFor()

    const { rows } = await owner.call('GET /api/broadcasts')
    assert.deepEqual(
      rows.map(({ total }) => total),
      [2],
    )
  })

  it('tells the second of two administrators that a bot was changed meanwhile', async () => {
    await using first = await openAt('bots', owner.cookie)
    await using second = await openAt('bots', owner.cookie)
    const { form, changeOf } = words.bots
    await first.page.getByRole('button', { name: changeOf('Svodka') }).click()
    await second.page.getByRole('button', { name: changeOf('Svodka') }).click()

    await first.page.getByLabel(form.takesRequests).check()
    await first.page.getByRole('button', { name: form.saveChanges }).click()
    await first.page.getByText(form.saved).waitFor()
    await second.page.getByLabel(form.takesRequests).check()
    await second.page.getByRole('button', { name: form.saveChanges }).click()
    await second.page.getByText(form.conflict).waitFor()
    await shoot(second.page, look, 'bots-conflict')
    await second.page.getByRole('button', { name: form.showCurrent }).click()

    await second.page.getByText(form.conflict).waitFor({ state: 'hidden' })
    assert.ok(await second.page.getByLabel(form.takesRequests).isChecked())
  })

  it('shows a name with markup as text', async () => {
    await using window = await openAt('users', owner.cookie)
    const { page, complaints } = window

    await page.getByRole('cell').getByText(MARKUP).waitFor()
    await page.getByRole('radio', { name: words.users.views.employees }).check({ force: true })
    await page.getByRole('cell').getByText(MARKUP).waitFor()
    await shoot(page, look, 'users-markup')

    assert.equal(await page.locator('td img, td b').count(), 0)
    assert.deepEqual(complaints, [])
  })

  it('can be worked with by the keyboard alone: signing in, blocking somebody', async () => {
    await using window = await openAt('users', '')
    const { page } = window
    const { users: at, signIn } = words

    await tabTo(page, signIn.ownerPassword)
    await page.keyboard.type(OWNER_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: at.title }).waitFor()
    await page.getByRole('button', { name: at.blockOf('Иванов') }).waitFor()
    await tabTo(page, at.blockOf('Иванов'))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, at.blocking.action)
    await page.keyboard.press('Enter')
    await page.getByText(at.blocking.done, { exact: true }).waitFor()

    const { users } = await owner.call('GET /api/users')
    assert.deepEqual(users.map(({ state }) => state).toSorted(), ['blocked', 'subscribed'])
  })
})

const openAt = (tab: string, cookie: string) => {
  assert.ok(chromium)
  const url = `${svodka.url}/#/${tab}`
  return openWindow(chromium.browser, { url, look, language: 'ru', now: svodka.clock(), cookie })
}

/** Ends every session but the owner's first. */
async function endOthers(): Promise<void> {
  const { sessions } = await owner.call('GET /api/sessions')
  const others = sessions.filter(({ current }) => !current)
  for (const { id } of others) await owner.call('DELETE /api/sessions/:id', { params: { id } })
}

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab')
    const named = page.getByLabel(name).or(page.getByRole('button', { name, exact: true }))
    if ((await page.locator(':focus').and(named).count()) > 0) return
  }
  throw new Error(`Tab does not lead to «${name}»`)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
