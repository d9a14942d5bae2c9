#!/usr/bin/env node
// Started by whatever Node is there; the sources run under the one that package.json pins.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

if (Number.parseInt(process.versions.node, 10) >= 26) {
  await import(main)
} else {
  const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
  const run = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (run.error)
    console.error(`svodka: no Node 26 in node_modules (${run.error.message}): run npm ci`)
  process.exit(run.status ?? 1)
}
