/**
 * A Viber to try things by hand: `npm run emulator:viber [-- --port 8082 --token T]`. Start the
 * service with the printed `VIBER_API_URL` and with `PUBLIC_URL=http://127.0.0.1:8080`, add the bot
 * with the printed token, and type here as a person.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createConsole } from './console.ts'
import { startViberEmulator } from './emulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8082' },
    token: { type: 'string' },
  },
})
const { port, token } = values
const directory = mkdtempSync(join(tmpdir(), 'viber-emulator-'))
await using viber = await startViberEmulator({
  port: Number(port),
  ...(token === undefined ? {} : { token }),
})
console.log(`VIBER_API_URL=${viber.url}`)
console.log(`token: ${viber.token}`)

const screen = createConsole({
  viber,
  print: (line) => console.log(line),
  save(name, bytes) {
    const path = join(directory, basename(name))
    writeFileSync(path, bytes)
    return path
  },
})
for await (const line of createInterface({ input: process.stdin })) {
  if (!(await screen.enter(line))) break
}
