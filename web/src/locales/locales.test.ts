import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { en } from './en/try.ts'
import { ru as questions } from './ru/questions.ts'
import { ru } from './ru/try.ts'

const root = dirname(fileURLToPath(import.meta.url))
const partsOf = (language: string): string[] =>
  globSync('*.ts', { cwd: join(root, language) }).toSorted()

describe('the words of the page', () => {
  it('are the same in both languages, part by part', async () => {
    const russian = await Promise.all(partsOf('ru').map((part) => namesIn('ru', part)))
    const english = await Promise.all(partsOf('en').map((part) => namesIn('en', part)))

    assert.deepEqual(partsOf('en'), partsOf('ru'))
    assert.deepEqual(english, russian)
  })

  it('agree with numbers in Russian', () => {
    assert.deepEqual(
      [1, 3, 6, 21, 22].map(ru.people.sees),
      [
        'видит только себя',
        'видит 3 человек',
        'видит 6 человек',
        'видит 21 человека',
        'видит 22 человека',
      ].map(joined),
    )
  })

  it('agree with numbers in English', () => {
    assert.deepEqual([1, 6].map(en.people.found), ['1 person', '6 people'].map(joined))
  })

  it('ask for no day that is still to come', () => {
    assert.equal(questions.ask('1', 'ноября')[1], 'оплаты 1 ноября')
    assert.equal(questions.ask('22', 'ноября')[1], 'оплаты 1–22 ноября')
  })

  it('tell the size of a file in a form that is easy to read', () => {
    assert.deepEqual([ru.bytes(900), ru.bytes(2300)], ['900\u202fБ', '2\u202fКБ'])
  })
})

const joined = (words: string): string => words.replaceAll(' ', '\u00a0')

/** Where the words are and how many arguments they take: `people.sees/1`. */
async function namesIn(language: 'ru' | 'en', part: string): Promise<string[]> {
  const { [language]: words } = await import(join(root, language, part))
  return namesOf(words, '').toSorted()
}

function namesOf(words: unknown, path: string): string[] {
  if (typeof words === 'function') return [`${path}/${words.length}`]
  if (typeof words !== 'object' || words === null) return [path]
  return Object.entries(words).flatMap(([name, inside]) => namesOf(inside, `${path}.${name}`))
}
