/**
 * A VK to try things by hand: `npm run emulator:vk [-- --port 8082 --token T]`. Start the service
 * with the printed `VK_API_URL`, add the bot with the printed token, and type here as a person.
 * Callback API to 127.0.0.1 and Long Poll both work.
 *
 * Words are said; `/start CODE` follows an invitation; `!LABEL` presses a button; `/allow`, `/deny`
 * and `/quit` are what they say.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { startVkEmulator } from './emulator.ts'
import type { VisibleMessage } from './view.ts'

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8082' }, token: { type: 'string' } },
})
const { port, token } = values
const directory = mkdtempSync(join(tmpdir(), 'vk-emulator-'))
await using vk = await startVkEmulator({
  port: Number(port),
  ...(token !== undefined && { token }),
})
console.log(`VK_API_URL=${vk.url}`)
console.log(`token: ${vk.token}`)

const person = vk.person({ id: 743784474, first_name: 'Olga' })
void watch()
for await (const line of createInterface({ input: process.stdin })) {
  if (line === '/quit') break
  enter(line)
}
process.exit(0)

function enter(line: string): void {
  const [, code] = /^\/start\s+(\S+)$/.exec(line) ?? []
  try {
    if (code !== undefined) person.starts(code)
    else if (line === '/start') person.starts()
    else if (line === '/allow') person.allows()
    else if (line === '/deny') person.denies()
    else if (line.startsWith('!')) person.presses(line.slice(1))
    else if (line.trim() !== '') person.says(line)
  } catch (error) {
    console.log(error instanceof Error ? error.message : error)
  }
}

async function watch(): Promise<void> {
  for (;;) show(await person.nextMessage(2 ** 31 - 1))
}

function show({ words, buttons, photo, document }: VisibleMessage): void {
  console.log(`\n${words}`)
  if (photo) console.log(`picture: ${saved('chart.png', photo.bytes)}`)
  if (document) console.log(`file: ${saved(document.title, document.bytes)}`)
  for (const row of buttons) console.log(row.map(({ text }) => `[${text}]`).join(' '))
}

function saved(name: string, bytes: Buffer): string {
  const path = join(directory, basename(name))
  writeFileSync(path, bytes)
  return path
}
