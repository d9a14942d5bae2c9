import type { Page } from 'playwright-core'
import { CHIEF } from './company.ts'
import type { Sitting } from './first-start.ts'
import type { PageWords } from './page-words.ts'
import { shoot } from './window.ts'

/** Goes to a tab by the menu, as people do. */
export async function goTo(
  { page, words, look }: Sitting,
  tab: keyof PageWords['shell']['nav'],
): Promise<void> {
  const { menu, nav } = words.shell
  const burger = page.getByRole('button', { name: menu, exact: true })
  if (look.name.startsWith('phone')) await burger.click()
  const link = page.getByRole('navigation', { name: menu }).getByRole('link', { name: nav[tab] })
  await link.click()
  await page.getByRole('heading', { name: nav[tab], level: 1 }).waitFor()
}

/** The row of a message of this kind to the chief that has gone out, in «Журнал». */
export const logged = ({ page, words }: Sitting, kind: 'text' | 'picture') =>
  page
    .getByRole('row')
    .filter({ hasText: CHIEF.name })
    .filter({ hasText: words.log.fates.sent })
    .filter({ has: page.getByRole('img', { name: words.log.kinds[kind] }) })

export async function block({ page, words, look }: Sitting): Promise<void> {
  const { users: at } = words
  await page.getByRole('button', { name: at.blockOf(CHIEF.name) }).click()
  await shoot(page, look, 'users-block')
  await page.getByRole('dialog').getByRole('button', { name: at.blocking.action }).click()
  await page.getByRole('cell').getByText(at.states.blocked).waitFor()
  await shoot(page, look, 'users-blocked')
}

export async function unblock({ page, words }: Sitting): Promise<void> {
  const { users: at } = words
  await page.getByRole('button', { name: at.unblockOf(CHIEF.name) }).click()
  await page.getByText(at.unblocked).waitFor()
}

/** Sends the summary to everybody who is subscribed, and waits until it is over. */
export async function sendToAll(sitting: Sitting): Promise<void> {
  const { page, words, look } = sitting
  const { broadcasts: at } = words
  await page.getByRole('button', { name: at.new }).click()
  await page.getByLabel(at.form.note).fill('Итоги за вчера. Вопросы — в общий чат.')
  const send = page.getByRole('button', { name: at.form.send(1) })
  await send.scrollIntoViewIfNeeded()
  await shoot(page, look, 'broadcasts-new')
  await send.click()
  const sent = page.getByRole('article')
  await sent.getByText(at.states.finished).waitFor()
  await shoot(page, look, 'broadcasts')
}

/** From now on nobody but the owner manages Svodka. */
export async function withdrawAccess({ page, words, look }: Sitting): Promise<void> {
  const { managers: at } = words.access
  await page.getByRole('radio', { name: at.modes.listed.title }).check()
  await page.getByText(at.nobodyListed).waitFor()
  await shoot(page, look, 'access-nobody')
  await page.getByRole('button', { name: at.save }).click()
  await page.getByText(at.saved).waitFor()
}

/** Signs in as an administrator of the CRM, with the CRM's own password. */
export async function signInByCrm({ page, words, look }: Sitting): Promise<void> {
  const { signIn: at } = words
  await page.getByLabel(at.login).fill(CHIEF.login)
  await page.getByRole('textbox', { name: at.password }).fill(CHIEF.password)
  await shoot(page, look, 'sign-in')
  await page.getByRole('button', { name: at.enter, exact: true }).click()
}

/** What whoever has signed in sees first. */
export const overview = ({ page, words }: Sitting) =>
  page.getByRole('heading', { name: words.overview.title })

export async function signOut({ page, words, look }: Sitting): Promise<void> {
  const burger = page.getByRole('button', { name: words.shell.menu, exact: true })
  if (look.name.startsWith('phone')) await burger.click()
  await page.getByRole('button', { name: words.shell.signOut }).click()
  await page.getByRole('heading', { name: words.signIn.title }).waitFor()
}

/** What is read anew comes through a call: a tab that has not been open yet makes one. */
export const askedAgain = ({ words }: Sitting, page: Page) =>
  page.getByRole('dialog', { name: words.signIn.again })
