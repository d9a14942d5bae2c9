import { mkdir, mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** `SCREENSHOTS=docs/screenshots` keeps the pictures of the documentation up to date. */
const pictures = process.env.SCREENSHOTS ?? (await mkdtemp(join(tmpdir(), 'svodka-pictures-')))
await mkdir(pictures, { recursive: true })

const axe = createRequire(import.meta.url).resolve('axe-core')

export interface Look {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly colorScheme: 'light' | 'dark'
}

export const DESKTOP: Look = { name: 'desktop', width: 1280, height: 800, colorScheme: 'light' }
export const PHONE: Look = { name: 'phone', width: 390, height: 844, colorScheme: 'light' }

export interface WindowOptions {
  readonly url: string
  readonly look: Look
  readonly language: 'ru' | 'en'
  /** What the browser takes for now: the service's clock runs apart from the machine's. */
  readonly now: Temporal.Instant
  /** Of somebody who has signed in already. */
  readonly cookie?: string
  /** A strict content security policy keeps even axe out. */
  readonly bypassCSP?: true
}

/** A browser window of somebody's own, with cookies of its own. */
export interface Window extends AsyncDisposable {
  readonly page: Page
  /** Errors on the console, calls that failed or were refused. */
  readonly complaints: string[]
}

export async function openWindow(
  browser: Browser,
  { url, look, language, now, bypassCSP, cookie = '' }: WindowOptions,
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.colorScheme,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    timezoneId: 'Asia/Yekaterinburg',
    reducedMotion: 'reduce',
    bypassCSP: bypassCSP ?? false,
  })
  context.setDefaultTimeout(15_000)
  const [name = '', value = ''] = cookie.split('=')
  if (cookie !== '') await context.addCookies([{ name, value, url: new URL(url).origin }])
  const page = await context.newPage()
  await page.clock.setFixedTime(now.epochMilliseconds)
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${pathOf(response.url())}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    // A page that is left takes its calls along.
    if (why !== 'net::ERR_ABORTED') complaints.push(`${why} ${pathOf(request.url())}`)
  })
  await page.goto(url)
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() }
}

export async function shoot(page: Page, look: Look, what: string): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(pictures, `${look.name}-${what}.png`) })
}

/** What axe finds serious, with where it is. */
export async function seriousIn(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as AxeWindow).axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

interface AxeWindow {
  axe: {
    run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
  }
}

const pathOf = (url: string) => new URL(url).pathname
