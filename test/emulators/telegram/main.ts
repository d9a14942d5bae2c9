/**
 * A Telegram to try things by hand: `npm run emulator:telegram [-- --port 8081 --token T]`.
 * Start the service with the printed `TELEGRAM_API_URL`, add the bot with the printed token, and
 * type here as a person. Polling and webhooks to 127.0.0.1 both work.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createConsole } from './console.ts'
import { startTelegramEmulator } from './emulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8081' },
    token: { type: 'string' },
  },
})
const { port, token } = values
const directory = mkdtempSync(join(tmpdir(), 'telegram-emulator-'))
await using telegram = await startTelegramEmulator({
  port: Number(port),
  ...(token === undefined ? {} : { token }),
})
console.log(`TELEGRAM_API_URL=${telegram.url}`)
console.log(`token: ${telegram.token}`)

const lines = createInterface({ input: process.stdin })
const screen = createConsole({
  telegram,
  print: (line) => console.log(line),
  save(name, bytes) {
    const path = join(directory, basename(name))
    writeFileSync(path, bytes)
    return path
  },
})
for await (const line of lines) {
  if (!screen.enter(line)) break
}
