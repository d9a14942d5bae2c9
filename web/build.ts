import { globSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the page, unless what was built before is newer than everything that it is built from. */
const root = dirname(fileURLToPath(import.meta.url))
const sources = globSync(
  [
    '**/*.{ts,tsx,css,html,svg}',
    '../package-lock.json',
    '../src/messengers/web-chat/*.ts',
    '../src/kernel/rich-text.ts',
    '../src/http/schema/*.ts',
  ],
  {
    cwd: root,
    exclude: ['dist/**'],
  },
)

const changedAt = (file: string) =>
  statSync(new URL(file, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0
const built = changedAt('dist/index.html')

if (sources.some((file) => changedAt(file) > built)) {
  await build({ root, logLevel: 'warn' })
}
