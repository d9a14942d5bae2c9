import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const DEBIAN = '/usr/bin/chromium'

/** Keeps the browser from calling anybody but us. */
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A real Chromium: Debian's where it is installed, else the one that npm brought. Null, with a line
 * that says so, where neither runs; on CI that is a failure.
 */
export async function launchChromium(): Promise<(AsyncDisposable & { browser: Browser }) | null> {
  const home = await mkdtemp(join(tmpdir(), 'svodka-chromium-'))
  try {
    const { executablePath, args } = await findChromium()
    const browser = await chromium.launch({
      executablePath,
      args,
      env: { ...process.env, HOME: home },
    })
    return {
      browser,
      async [Symbol.asyncDispose]() {
        await browser.close()
        await rm(home, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    if (process.env.CI === 'true') throw error
    process.stderr.write(`skipped: no Chromium starts here (${String(error).split('\n')[0]})\n`)
    return null
  }
}

async function findChromium() {
  if (existsSync(DEBIAN)) return { executablePath: DEBIAN, args: QUIET }
  // Set before the import: the package then brings along the libraries that bare machines lack.
  process.env.VERCEL = '1'
  const { default: packaged } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  return { executablePath, args: [...packaged.args, ...QUIET] }
}
