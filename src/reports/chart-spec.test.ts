import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ChartSpec } from '../charts/index.ts'
import type { Answer } from '../statistics/index.ts'
import { reportChart } from './chart-spec.ts'
import {
  closedDeals,
  counted,
  crowd,
  dailyDeals,
  daySummary,
  monthPlan,
  noPlan,
  nothingClosed,
  today,
} from './sample.fixture.ts'

const size = { width: 1200, height: 675 }

describe('the picture of a breakdown', () => {
  it('measures money where there is money, and says so', () => {
    const { title, subtitle, asOf } = drawn(closedDeals(), 'breakdown')

    assert.deepEqual(
      [title, plain(subtitle), asOf],
      [
        'Закрытые сделки: сумма · отдел · Иванов Иван',
        '1–22 ноября 2026 · 57 на 12 450 000,50 ₽',
        'данные на 14:05',
      ],
    )
  })

  it('has its bars longest first, each with its own share of what is measured', () => {
    const { bars } = drawn(closedDeals(), 'breakdown')

    assert.deepEqual(
      bars.map((bar) => [bar.label, bar.value, plain(bar.valueLabel), plain(bar.shareLabel)]),
      [
        ['Сидоров Пётр', 4350000.5, '4,4 млн ₽', '34,9 %'],
        ['Петрова Анна Сергеевна', 4100000, '4,1 млн ₽', '32,9 %'],
        ['Кузнецова Ольга', 4000000, '4 млн ₽', '32,1 %'],
      ],
    )
  })

  it('counts where there is no money', () => {
    const { title, bars } = drawn(counted('clients.new'), 'breakdown')

    assert.deepEqual(
      [title, ...bars.map((bar) => [bar.value, bar.valueLabel, plain(bar.shareLabel)])],
      ['Новые клиенты · вся команда', [9, '9', '75 %'], [3, '3', '25 %']],
    )
  })

  it('shows twelve people, and of more the first eleven and the rest together', () => {
    const twelve = drawn(crowd(12), 'breakdown').bars
    const many = drawn(crowd(34), 'breakdown').bars

    assert.deepEqual(
      [twelve.length, twelve.at(-1)?.rest, many.length, many.at(-1)],
      [
        12,
        false,
        12,
        {
          label: 'ещё 23',
          value: 23000,
          valueLabel: '23\u202f000\u202f₽',
          shareLabel: '67,7\u202f%',
          rest: true,
        },
      ],
    )
  })

  it('has words in place of bars when there was nothing', () => {
    const { bars, empty } = drawn(nothingClosed(), 'breakdown')

    assert.deepEqual([bars, empty], [[], 'За 1–22 ноября закрытых сделок не было.'])
  })
})

describe('the picture of a trend', () => {
  it('leaves the part still to come empty', () => {
    const { points } = drawn(dailyDeals(), 'trend')

    assert.deepEqual(
      points.map(({ label, value, valueLabel }) => [label, value, plain(valueLabel)]),
      [
        ['20', 8450000, '8,4 млн ₽'],
        ['21', 0, '0 ₽'],
        ['22', 4000000.5, '4 млн ₽'],
        ['23', null, ''],
      ],
    )
  })

  it('tells the two lines apart and says what they measure', () => {
    const { title, legend, axis, previous } = drawn(dailyDeals(), 'trend')

    assert.deepEqual(
      { title, legend, axis, previous },
      {
        title: 'Закрытые сделки: сумма по дням · вся команда',
        legend: { current: '20–22 ноября 2026', previous: '16–19 ноября' },
        axis: { language: 'ru-RU', unit: '₽' },
        previous: [12800000, 0],
      },
    )
  })
})

describe('the picture of a summary', () => {
  it('has a tile for each metric, better and worse in words and signs', () => {
    const { tiles } = drawn(daySummary(), 'summary')

    assert.deepEqual(
      tiles.map((tile) => [
        tile.label,
        tile.value,
        plain(tile.amount),
        plain(tile.change),
        tile.tone,
      ]),
      [
        ['Новые клиенты', '12', '', '▲ 20 %', 'better'],
        ['Новые сделки', '57', '12,4 млн ₽', '▼ 5 %', 'worse'],
        ['Полученные оплаты', '3', '45 300 ₽', 'новое', 'better'],
        ['Закрытые сделки', '0', '', '▼ до нуля', 'worse'],
      ],
    )
  })
})

describe('the picture of a plan', () => {
  it('sets the fact against the plan with the pace and the forecast', () => {
    const { title, subtitle, bullets } = drawn(monthPlan(), 'plan')

    assert.deepEqual(
      [title, subtitle, Object.values(bullets[0] ?? {}).map((value) => plain(String(value)))],
      [
        'План на ноябрь 2026 · Иванов Иван',
        'Осталось 6 рабочих дней из 21',
        [
          'Оборот',
          '3400000',
          '5000000',
          '4760000',
          '68 %',
          '3,4 млн ₽',
          'план 5 млн ₽',
          'осталось 1,6 млн ₽, по 266,7 тыс. ₽ в рабочий день',
          'прогноз 4,8 млн ₽',
        ],
      ],
    )
  })

  it('has only the fact without a plan, and no margin where none is kept', () => {
    const { bullets } = drawn(noPlan(340_000_000n), 'plan')

    assert.deepEqual(
      bullets.map((bullet) => [
        bullet.plan,
        bullet.forecast,
        bullet.percentLabel,
        bullet.noteLabel,
      ]),
      [[null, null, '', 'план не задан']],
    )
  })
})

/** The picture of an answer, which must be of the kind expected. */
function drawn<Kind extends ChartSpec['kind']>(answer: Answer, kind: Kind) {
  const spec = reportChart(answer, { locale: 'ru', today }, { theme: 'light', size })
  assert.equal(spec.kind, kind)
  return spec as Extract<ChartSpec, { kind: Kind }>
}

const plain = (text: string) => text.replaceAll('\u202f', ' ')
