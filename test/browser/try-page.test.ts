import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type App, startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { launchChromium } from '../servers/chromium.ts'

const chromium = await launchChromium()
/** `SCREENSHOTS=docs/screenshots` keeps the pictures of the documentation up to date. */
const pictures = process.env.SCREENSHOTS ?? (await mkdtemp(join(tmpdir(), 'svodka-pictures-')))
const axe = createRequire(import.meta.url).resolve('axe-core')

let app: App
let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svodka-browser-'))
  await mkdir(pictures, { recursive: true })
  app = await startApp(readConfig({ DATA_DIR: folder, PORT: '0' }), SILENT)
})

after(async () => {
  await chromium?.[Symbol.asyncDispose]()
  await app[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const LOOKS = [
  { name: 'desktop', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'desktop-dark', width: 1280, height: 800, colorScheme: 'dark' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const

describe('the page in a browser', { skip: chromium === null }, () => {
  for (const look of LOOKS) {
    it(`leads a newcomer to a chart in four presses: ${look.name}`, async () => {
      const { page, complaints } = await open(look)

      await page.getByPlaceholder('Имя или должность').fill('Иванов')
      await page.getByRole('link', { name: /Иванов Сергей/ }).click()
      await press(page, 'Статистика')
      await press(page, /^Месяц/)
      await page.getByText('Новые клиенты').first().waitFor()
      await shoot(page, look.name, 'summary')
      await press(page, 'Диаграмма')
      const picture = page.getByRole('button', { name: /Увеличить картинку/ }).locator('img')
      await picture.waitFor()
      await picture.evaluate((image) => (image as unknown as ImageElement).decode())
      await shoot(page, look.name, 'chart')

      assert.equal(
        await picture.evaluate((image) => (image as unknown as ImageElement).naturalWidth),
        1200,
      )
      assert.deepEqual(complaints, [])
      await page.close()
    })
  }

  it('answers free text, and hands out the table as a file', async () => {
    const { page } = await open(LOOKS[0])
    await page.getByRole('link', { name: /Петрова Анна/ }).click()

    await say(page, 'закрытые сделки за прошлый месяц')
    await page.getByText('Закрытые сделки').first().waitFor()
    await press(page, /CSV/)
    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name: /Сохранить файл/ }).click()

    assert.match((await saving).suggestedFilename(), /^deals\.closed_.*\.csv$/)
    await page.close()
  })

  it('shows somebody deactivated nothing but a polite refusal', async () => {
    const { page } = await open(LOOKS[0])
    await page.getByRole('link', { name: /Орлов Максим/ }).click()

    await say(page, 'сводка за месяц')
    await page.getByText('Эта статистика вам недоступна', { exact: false }).first().waitFor()

    assert.equal(await page.getByText('₽').count(), 0)
    await shoot(page, 'desktop', 'refused')
    await page.close()
  })

  it('keeps the conversation over a reload', async () => {
    const { page } = await open(LOOKS[0])
    await page.getByRole('link', { name: /Гром/ }).click()
    await say(page, 'план')
    await page.getByText('Оборот').first().waitFor()

    await page.reload()

    await page.getByText('Оборот').first().waitFor()
    await page.close()
  })

  it('has nothing that axe finds serious', async () => {
    // A strict content security policy keeps even axe out.
    const { page } = await open(LOOKS[2], true)
    await page.getByRole('link', { name: /Иванов Сергей/ }).click()
    await press(page, 'Статистика')
    await page
      .getByRole('button', { name: /^Месяц/ })
      .first()
      .waitFor()

    await page.addScriptTag({ path: axe })
    const serious = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as AxeWindow).axe.run()
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })

    assert.deepEqual(serious, [])
    await page.close()
  })
})

/** What a picture on the page has; the DOM's own types are not for server code. */
interface ImageElement {
  naturalWidth: number
  decode(): Promise<void>
}

interface AxeWindow {
  axe: {
    run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
  }
}

const SILENT = { info: () => {}, warn: () => {}, error: () => {} }

async function open({ width, height, colorScheme }: (typeof LOOKS)[number], bypassCSP = false) {
  assert.ok(chromium)
  const context = await chromium.browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'ru-RU',
    bypassCSP,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(app.url)
  return { page, complaints }
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).last().click()
}

async function say(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Сообщение боту' })
  await field.fill(text)
  await field.press('Enter')
}

async function shoot(page: Page, look: string, what: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.screenshot({ path: join(pictures, `${look}-${what}.png`) })
}
