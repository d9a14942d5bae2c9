/**
 * Draws a gallery of charts into a folder, to be looked at: `node bench/chart-gallery.ts FOLDER`.
 * The figures are invented; the cases are those that are hard to lay out.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Bullet,
  type ChartSpec,
  createChartRenderer,
  type TrendPoint,
} from '../src/charts/index.ts'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Usage: node bench/chart-gallery.ts FOLDER')
  process.exit(2)
}

const NAMES =
  'Петрова Анна|Иванов Сергей|Ким Виктория|Абдрахманов Нұрлан|Соколов Дмитрий|Ёлкина Мария|Гончаренко Їжак|Фёдоров Алексей|Морозова Ольга|Лебедев Илья|Орлова Екатерина|Константинопольская-Задунайская Александра'.split(
    '|',
  )
const rouble = new Intl.NumberFormat('ru', { notation: 'compact', maximumSignificantDigits: 3 })
const money = (value: number) => `${rouble.format(value).replace('-', '−')}\u00a0₽`
const percent = (value: number) =>
  `${value.toLocaleString('ru', { maximumFractionDigits: 1, minimumFractionDigits: 1 })}\u00a0%`

const frame = {
  theme: 'light',
  size: { width: 1200, height: 675 },
  title: 'Закрытые сделки · отдел продаж',
  subtitle: '1–22 ноября 2026 · 57 на 12\u202f450\u202f000\u00a0₽',
  asOf: 'данные на 14:05',
  empty: 'За 1–22 ноября закрытых сделок не было.',
} as const
const dark = { theme: 'dark' } as const
const square = { size: { width: 1080, height: 1080 } } as const

const bars = (values: readonly number[], rest = false) => {
  const total = values.reduce((sum, value) => sum + Math.abs(value), 0)
  return values.map((value, index) => ({
    label: rest && index === values.length - 1 ? 'ещё 23' : (NAMES[index % NAMES.length] ?? ''),
    value,
    valueLabel: money(value),
    shareLabel: total === 0 ? '' : percent((100 * value) / total),
    rest: rest && index === values.length - 1,
  }))
}
const falling = (count: number) =>
  Array.from({ length: count }, (_, index) => Math.round(4_100_000 * 0.82 ** index))
const breakdown = (values: readonly number[], more: object = {}, rest = false): ChartSpec => ({
  ...frame,
  kind: 'breakdown',
  bars: bars(values, rest),
  ...more,
})

/** A wave that looks like sales: the same on every run. */
const wave = (count: number, scale: number, shift = 0) =>
  Array.from({ length: count }, (_, index) => {
    const swing = 1 + 0.6 * Math.sin(index / 2.3 + shift) + 0.35 * Math.sin(index * 1.9 + shift)
    return Math.round(scale * Math.max(swing, 0.05))
  })
const points = (
  values: readonly (number | null)[],
  name = (index: number) => `${index + 1}`,
): TrendPoint[] =>
  values.map((value, index) => ({
    label: name(index),
    value,
    valueLabel: value === null ? '' : money(value),
  }))
const trend = (
  values: TrendPoint[],
  previous: readonly number[],
  more: object = {},
): ChartSpec => ({
  ...frame,
  kind: 'trend',
  points: values,
  previous,
  legend: { current: '1–22 ноября', previous: '1–31 октября' },
  axis: { language: 'ru', unit: '₽' },
  ...more,
})
const MONTHS = 'янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.'.split(' ')

const tiles = [
  { label: 'Новые клиенты', value: '128', amount: '', change: '▲ 12\u00a0%', tone: 'better' },
  { label: 'Новые сделки', value: '84', amount: '18,2 млн ₽', change: '▼ 3\u00a0%', tone: 'worse' },
  {
    label: 'Выставленные счета',
    value: '63',
    amount: '14,9 млн ₽',
    change: 'новое',
    tone: 'neutral',
  },
  {
    label: 'Полученные оплаты',
    value: '41',
    amount: '9,75 млн ₽',
    change: '▲ 240\u00a0%',
    tone: 'better',
  },
  {
    label: 'Закрытые сделки',
    value: '57',
    amount: '12,4 млн ₽',
    change: '▼ до нуля',
    tone: 'worse',
  },
  { label: 'Активности', value: '1\u202f204', amount: '', change: '', tone: 'neutral' },
] as const
const summary = (count: number, more: object = {}): ChartSpec => ({
  ...frame,
  kind: 'summary',
  title: 'Сводка · отдел продаж',
  subtitle: '1–22 ноября 2026, к 1–22 октября',
  tiles: tiles.slice(0, count),
  ...more,
})

const turnover: Bullet = {
  label: 'Оборот',
  fact: 3.5e6,
  plan: 5.2e6,
  forecast: 4.8e6,
  percentLabel: '67\u00a0%',
  factLabel: '3,5 млн ₽',
  planLabel: 'план 5,2 млн ₽',
  noteLabel: 'осталось 1,7 млн ₽ · по 283 тыс. ₽ в рабочий день',
  forecastLabel: 'прогноз 4,8 млн ₽',
}
const margin: Bullet = {
  ...turnover,
  label: 'Маржа',
  fact: 1.2e6,
  plan: 5e5,
  forecast: 1.6e6,
  percentLabel: '240\u00a0%',
  factLabel: '1,2 млн ₽',
  planLabel: 'план 500 тыс. ₽',
  noteLabel: 'план выполнен, сверх него 700 тыс. ₽',
  forecastLabel: 'прогноз 1,6 млн ₽',
}
const noPlan: Bullet = {
  ...turnover,
  plan: null,
  percentLabel: '',
  planLabel: 'плана нет',
  noteLabel: '',
}
const plan = (bullets: readonly Bullet[], more: object = {}): ChartSpec => ({
  ...frame,
  kind: 'plan',
  title: 'План на ноябрь · Петрова Анна',
  subtitle: 'ноябрь 2026, прошло 15 из 20 рабочих дней',
  bullets,
  ...more,
})

const month = points([...wave(22, 620_000), ...Array.from({ length: 8 }, () => null)])
const gallery: Readonly<Record<string, ChartSpec>> = {
  'breakdown-12': breakdown(falling(12), {}, true),
  'breakdown-12-dark': breakdown(falling(12), dark, true),
  'breakdown-1': breakdown([4_100_000]),
  'breakdown-5': breakdown(falling(5)),
  'breakdown-7-square': breakdown(falling(7), square),
  'breakdown-12-square': breakdown(falling(12), square, true),
  'breakdown-24': breakdown(falling(24)),
  'breakdown-60': breakdown(falling(60)),
  'breakdown-negative': breakdown([3e6, 2.2e6, 1e6, 4e5, -2e5, -9e5, -1.4e6, -1.5e6]),
  'breakdown-zero': breakdown([0, 0, 0, 0, 0, 0, 0]),
  'breakdown-empty': breakdown([]),
  'breakdown-long': breakdown(falling(8), {
    title:
      'Выставленные счета за квартал · департамент корпоративных продаж и сопровождения ключевых клиентов',
    subtitle:
      '1 июля – 30 сентября 2026 · 1\u202f204 на 12\u202f345\u202f678\u202f901\u00a0₽, вся компания и филиалы',
  }),
  'trend-month': trend(month, wave(31, 540_000, 1)),
  'trend-month-dark': trend(month, wave(31, 540_000, 1), dark),
  'trend-month-square': trend(month, wave(31, 540_000, 1), square),
  'trend-62': trend(points(wave(62, 3, 2)), [], { axis: { language: 'en', unit: '' } }),
  'trend-year': trend(
    points(wave(12, 9e6, 2), (index) => MONTHS[index] ?? ''),
    wave(12, 7e6, 0.5),
  ),
  'trend-one': trend(
    points([1_200_000], () => '22 нояб.'),
    [900_000],
  ),
  'trend-zero': trend(points(wave(7, 0)), wave(7, 4e5)),
  'trend-negative': trend(points([4e5, -2e5, 3e5, -6e5, 1e5, 9e5, -1e5, null]), []),
  'summary-5': summary(5),
  'summary-5-dark': summary(5, dark),
  'summary-5-square': summary(5, square),
  'summary-3': summary(3),
  'summary-6-flat': summary(6, { size: { width: 1600, height: 600 } }),
  'plan-2': plan([turnover, margin]),
  'plan-2-dark': plan([turnover, margin], dark),
  'plan-2-square': plan([turnover, margin], square),
  'plan-1': plan([
    {
      ...turnover,
      fact: 0,
      factLabel: '0 ₽',
      percentLabel: '0\u00a0%',
      forecast: null,
      forecastLabel: '',
    },
  ]),
  'plan-none': plan([noPlan, { ...noPlan, label: 'Маржа', forecast: null, forecastLabel: '' }]),
}

mkdirSync(folder, { recursive: true })
await using renderer = createChartRenderer()
for (const [name, spec] of Object.entries(gallery)) {
  writeFileSync(join(folder, `${name}.png`), await renderer.render(spec))
}
