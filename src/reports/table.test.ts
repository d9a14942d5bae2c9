import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Answer } from '../statistics/index.ts'
import { closedDeals, nothingClosed, today } from './sample.fixture.ts'
import { reportTable, textTable } from './table.ts'

describe('a report in a terminal', () => {
  it('has a heading, columns that align, a total and its time', () => {
    assert.deepEqual(shown(closedDeals()), [
      '📖 Закрытые сделки · ваш отдел',
      '🗓 1–22 ноября 2026',
      '',
      'Сотрудник               Количество       Сумма, ₽  Доля, %',
      '──────────────────────  ──────────  ─────────────  ───────',
      'Петрова Анна Сергеевна          21      4 100 000    36,84',
      'Сидоров Пётр                    20   4 350 000,50    35,09',
      'Кузнецова Ольга                 16      4 000 000    28,07',
      'Итого                           57  12 450 000,50      100',
      '',
      'данные на 14:05',
    ])
  })

  it('says in words that there is nothing', () => {
    assert.equal(shown(nothingClosed())[3], 'За 1–22 ноября закрытых сделок не было.')
  })
})

describe('a table of plain text', () => {
  it('counts a letter with its mark as one and leaves no blanks at the end', () => {
    const table = textTable(
      {
        columns: ['a', 'b'],
        rows: [
          ['й', null],
          ['xx', 5],
        ],
      },
      'ru',
    )

    assert.deepEqual(table.normalize('NFC').split('\n'), ['a   b', '──  ─', 'й', 'xx  5'])
  })
})

const shown = (answer: Answer) =>
  reportTable(answer, { locale: 'ru', today }).replaceAll('\u202f', ' ').split('\n')
