#!/usr/bin/env node
// Started by whatever Node is there; the sources run under the one that package.json pins.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

if (Number.parseInt(process.versions.node, 10) >= 26) {
  await import(main)
} else {
  const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  // The terminal sends Ctrl+C to both; a supervisor only to us.
  const told = new Set()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      told.add(signal)
      child.kill(signal)
    })
  }
  child.on('error', ({ message }) => {
    console.error(`svodka: no Node 26 in node_modules (${message}): run npm ci`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    // Told twice, it may be met by the second word when it has all but ended.
    process.exitCode = code ?? (told.has(signal) ? 0 : 1)
  })
}
