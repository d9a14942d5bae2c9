import type { Page } from 'playwright-core'
import type { Person } from '../emulators/telegram/index.ts'
import { CHIEF } from './company.ts'
import type { Installation } from './installation.ts'
import type { PageWords } from './page-words.ts'
import { type Look, shoot } from './window.ts'

export const OWNER_PASSWORD = 'ключ от сейфа 2026'

/** Where a SalesMan CRM is, and who reads it. */
export interface CrmAccess {
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
}

/** One administrator in front of one window. */
export interface Sitting {
  readonly page: Page
  readonly words: PageWords
  readonly look: Look
}

export async function choosePassword({ page, words, look }: Sitting): Promise<void> {
  const { password: at } = words.setup
  await page.getByLabel(at.label, { exact: false }).fill(OWNER_PASSWORD)
  await page.getByLabel(at.repeat, { exact: false }).fill(OWNER_PASSWORD)
  await shoot(page, look, 'setup-password')
  await page.getByRole('button', { name: at.choose }).click()
}

/** Tries a wrong password first. Returns what the page says of that. */
export async function connectCrm(
  { page, words, look }: Sitting,
  { port, database, user, password }: CrmAccess,
): Promise<string> {
  const { crm: at } = words.setup
  const {
    crm: { fields },
    verdict,
  } = words.settings
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  await field(fields.host).fill('127.0.0.1')
  await field(fields.port).fill(String(port))
  await field(fields.database).fill(database)
  await field(fields.user).fill(user)
  await field(fields.password).fill(`${password}?`)
  await page.getByRole('button', { name: at.check }).click()
  const reason = page.getByRole('alert')
  await reason.waitFor()
  await shoot(page, look, 'setup-crm-refused')
  const said = (await reason.textContent()) ?? ''
  await field(fields.password).fill(password)
  await page.getByRole('button', { name: at.check }).click()
  await page.getByRole('status').filter({ hasText: verdict.ok.crm }).waitFor()
  await shoot(page, look, 'setup-crm')
  await page.getByRole('button', { name: at.save }).click()
  return said
}

/** Returns what «Проверить» filled in. */
export async function connectBot(
  { page, words, look }: Sitting,
  { telegram }: Installation,
): Promise<string> {
  const { form: at, connected } = words.bots
  await page.getByRole('heading', { name: words.setup.bot.title }).waitFor()
  await page.getByRole('textbox', { name: at.token.telegram }).fill(telegram.token)
  await page.getByRole('button', { name: at.check }).click()
  const found = page.getByRole('status', { name: at.found })
  await found.waitFor()
  const said = (await found.textContent()) ?? ''
  await shoot(page, look, 'setup-bot')
  await page.getByRole('button', { name: at.save }).click()
  await page.getByText(connected.title('Svodka')).waitFor()
  await page.getByRole('button', { name: connected.close }).click()
  return said
}

/** Returns the code of the personal link. */
export async function inviteChief({ page, words, look }: Sitting): Promise<string> {
  const { picker, inviting: at } = words.users
  await page.getByRole('heading', { name: words.setup.people.title }).waitFor()
  await page.getByRole('textbox', { name: picker.search }).fill(CHIEF.name)
  await page.getByRole('checkbox', { name: CHIEF.name }).check()
  await page.getByRole('button', { name: at.action(1) }).click()
  const link = page.getByRole('textbox', { name: CHIEF.name })
  const code = new URL(await link.inputValue()).searchParams.get('start') ?? ''
  await page.getByRole('button', { name: at.qrOf(CHIEF.name) }).click()
  const picture = page.getByRole('img', { name: at.qrOf(CHIEF.name) })
  await picture.scrollIntoViewIfNeeded()
  await shoot(page, look, 'setup-people')
  await page.getByRole('button', { name: at.done }).click()
  await page.getByRole('heading', { name: words.overview.title }).waitFor()
  return code
}

/** Opens the personal link, and asks for this month as a picture. */
export async function getChart(person: Person, code: string, words: PageWords): Promise<void> {
  const { buttons, views } = { buttons: words.bot.buttons, views: words.bot.buttons.views }
  person.starts(code)
  await person.nextMessage()
  person.presses(buttons.statistics)
  await person.sees((message) => labelsOf(message).some((label) => MONTH.test(label)))
  person.presses(MONTH)
  await person.sees((message) => labelsOf(message).includes(views.chart))
  person.presses(views.chart)
  await person.sees(({ photo }) => photo !== undefined)
}

const MONTH = /^(Месяц|This month)$/

const labelsOf = ({ buttons }: { buttons: readonly (readonly { text: string }[])[] }) =>
  buttons.flat().map(({ text }) => text)
