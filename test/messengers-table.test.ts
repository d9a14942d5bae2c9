import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Language, withTable } from './messengers-table.ts'

describe('the documentation of the messengers', () => {
  it('tells in English what the adapters can do', async () => {
    const { written, right } = await read('docs/messengers.md', 'en')

    assert.equal(written, right)
  })

  it('tells the same in Russian', async () => {
    const { written, right } = await read('docs/messengers.ru.md', 'ru')

    assert.equal(written, right)
  })
})

/** `UPDATE_DOCS=1` writes the tables anew. */
async function read(path: string, language: Language) {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  const right = withTable(await readFile(file, 'utf8'), language)
  if (process.env.UPDATE_DOCS === '1') await writeFile(file, right)
  return { written: await readFile(file, 'utf8'), right }
}
