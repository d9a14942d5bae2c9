import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  changeOf,
  countChange,
  formatCount,
  formatMinutes,
  formatMoney,
  formatPercent,
  formatShortMoney,
} from './numbers.ts'

describe('money in full', () => {
  it('keeps its groups and its currency on one line with narrow no-break spaces', () => {
    assert.equal(formatMoney(1_245_000_000n, '₽', 'ru'), '12\u202f450\u202f000\u202f₽')
  })

  it('shows kopecks only when there are any', () => {
    const amounts = [1_245_000_000n, 1_245_000_050n, 5n, 100n, 0n].map((minor) => money(minor))

    assert.deepEqual(amounts, ['12 450 000 ₽', '12 450 000,50 ₽', '0,05 ₽', '1 ₽', '0 ₽'])
  })

  it('is exact where floating point is not', () => {
    assert.equal(money(100_000_000_000_000_001n), '1 000 000 000 000 000,01 ₽')
  })

  it('has a true minus, and never before nothing', () => {
    assert.deepEqual([money(-150n), money(-50n), money(-0n)], ['−1,50 ₽', '−0,50 ₽', '0 ₽'])
  })

  it('takes the label of the currency as the CRM writes it', () => {
    const labels = ['руб.', '₸', ''].map((currency) => plain(formatMoney(700_000n, currency, 'ru')))

    assert.deepEqual(labels, ['7 000 руб.', '7 000 ₸', '7 000'])
  })

  it('is written the English way for an English reader', () => {
    assert.equal(plain(formatMoney(1_245_000_050n, '₽', 'en')), '12,450,000.50 ₽')
  })

  it('holds every digit of any amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (minor) => {
        const digits = formatMoney(minor, '', 'en').replace('−', '-').replaceAll(',', '')
        const [whole = '', kopecks = ''] = digits.split('.')
        return BigInt(whole + kopecks.padEnd(2, '0')) === minor
      }),
    )
  })
})

describe('money in a picture', () => {
  it('is cut to millions and thousands only when it is long', () => {
    const amounts = [1_245_000_000n, 410_000_000n, 17_000_000n, 9_999_949n, 4_530_050n, 5_050n]

    assert.deepEqual(
      amounts.map((minor) => plain(formatShortMoney(minor, '₽', 'ru'))),
      ['12,4 млн ₽', '4,1 млн ₽', '170 тыс. ₽', '99 999 ₽', '45 301 ₽', '50,50 ₽'],
    )
  })

  it('stands for debts and billions too', () => {
    const amounts = [-1_245_000_000n, 99_999_999n, 123_456_789_012_345n]

    assert.deepEqual(
      amounts.map((minor) => plain(formatShortMoney(minor, '₽', 'ru'))),
      ['−12,4 млн ₽', '1 млн ₽', '1,2 трлн ₽'],
    )
  })

  it('is short in English too', () => {
    assert.equal(plain(formatShortMoney(1_245_000_000n, '₽', 'en')), '12.4M ₽')
  })
})

describe('counts, minutes and shares', () => {
  it('shows parts of goods to thousandths and no zero with a minus', () => {
    const counts = [57, 1234.5, 0.1 + 0.2, -0, Number.NaN].map((count) =>
      plain(formatCount(count, 'ru')),
    )

    assert.deepEqual(counts, ['57', '1 234,5', '0,3', '0', '—'])
  })

  it('shows calls in whole minutes', () => {
    assert.deepEqual(
      [plain(formatMinutes(20_430n, 'ru')), plain(formatMinutes(60n, 'en'))],
      ['341 мин', '1 min'],
    )
  })

  it('shows a share with one decimal where it has one', () => {
    const shares = [36.84, 50, 0, -0.01, 120].map((share) => plain(formatPercent(share, 'ru')))

    assert.deepEqual(shares, ['36,8 %', '50 %', '0 %', '< 0,1 %', '120 %'])
  })

  it('never calls a plan met that is not, nor a part nothing that is something', () => {
    const shares = [99.96, 100, 0.02, Number.NaN].map((share) => plain(formatPercent(share, 'ru')))

    assert.deepEqual(shares, ['99,9 %', '100 %', '< 0,1 %', '—'])
  })

  it('writes English percentages without a space', () => {
    assert.equal(formatPercent(36.84, 'en'), '36.8%')
  })
})

describe('a change', () => {
  it('says where it went and by how much, in whole per cent', () => {
    const changes = [changeOf(112n, 100n, 'ru'), changeOf(97n, 100n, 'ru'), changeOf(60n, 5n, 'ru')]

    assert.deepEqual(
      changes.map(({ label }) => plain(label)),
      ['▲ 12 %', '▼ 3 %', '▲ 1 100 %'],
    )
  })

  it('has words for what no percentage can say', () => {
    const changes = [changeOf(5n, 0n, 'ru'), changeOf(0n, 5n, 'ru'), changeOf(0n, 0n, 'ru')]

    assert.deepEqual(
      changes.map(({ label, tone }) => [label, tone]),
      [
        ['новое', 'better'],
        ['▼ до нуля', 'worse'],
        ['', 'neutral'],
      ],
    )
  })

  it('is silent when nothing moved and careful when little did', () => {
    const changes = [changeOf(100n, 100n, 'ru'), changeOf(1_000_001n, 1_000_000n, 'ru')]

    assert.deepEqual(
      changes.map(({ label }) => plain(label)),
      ['', '▲ < 1 %'],
    )
  })

  it('gives only a direction against a debt', () => {
    assert.deepEqual([changeOf(50n, -100n, 'ru').label, changeOf(-5n, 0n, 'ru').label], ['▲', '▼'])
  })

  it('compares counts with decimals exactly', () => {
    assert.equal(countChange(0.1 + 0.2, 0.3, 'ru').label, '')
  })

  it('speaks English', () => {
    const changes = [changeOf(5n, 0n, 'en'), changeOf(0n, 5n, 'en'), changeOf(112n, 100n, 'en')]

    assert.deepEqual(
      changes.map(({ label }) => plain(label)),
      ['new', '▼ to zero', '▲ 12%'],
    )
  })

  it('never shows NaN, infinity or a zero with a minus', () => {
    const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })

    fc.assert(
      fc.property(amount, amount, (now, before) => {
        const { label } = changeOf(now, before, 'ru')
        return !/NaN|∞|Infinity|−|-/.test(label)
      }),
    )
  })
})

/** Narrow no-break spaces as plain ones, for eyes. */
const plain = (text: string) => text.replaceAll('\u202f', ' ')

const money = (minor: bigint) => plain(formatMoney(minor, '₽', 'ru'))
