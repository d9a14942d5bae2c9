/**
 * What a picture shows, as data. Every word is ready to be drawn, in the reader's language and by
 * the same formatter as the text, so that picture and text never disagree; the numbers beside the
 * words are for lengths and heights only.
 */
export type ChartSpec = BreakdownChart | TrendChart | SummaryChart | PlanChart

export type ChartTheme = 'light' | 'dark'

/** In pixels of the picture: 1200×675 by default, from 600×600 to 1600×1200. */
export interface ChartSize {
  readonly width: number
  readonly height: number
}

/** What every picture has around its marks. */
interface Frame {
  readonly theme: ChartTheme
  readonly size: ChartSize
  /** What, and whose: «Закрытые сделки · отдел продаж». May be long. */
  readonly title: string
  /** The period and the total: «1–22 ноября 2026 · 57 на 12 450 000 ₽». */
  readonly subtitle: string
  /** «данные на 14:05». */
  readonly asOf: string
  /** Said in the middle when there is nothing to draw: «Закрытых сделок не было.» */
  readonly empty: string
}

/** Bars by employee, longest first. An empty `bars` draws the words of `empty`. */
export interface BreakdownChart extends Frame {
  readonly kind: 'breakdown'
  readonly bars: readonly Bar[]
}

export interface Bar {
  readonly label: string
  /** May be negative: the bar then goes to the other side of the zero line. */
  readonly value: number
  /** «4,1 млн ₽». */
  readonly valueLabel: string
  /** «36,8 %»; empty when there is no share to speak of. */
  readonly shareLabel: string
  /** True for the bar «ещё 23» that stands for the rest: drawn in grey. */
  readonly rest: boolean
}

/**
 * A metric over time, the previous period beside it, aligned by position. Without a known value, or
 * with nothing but zeros in both periods, it draws the words of `empty`.
 */
export interface TrendChart extends Frame {
  readonly kind: 'trend'
  readonly points: readonly TrendPoint[]
  /**
   * Values of the previous period, first bucket first; may be shorter or longer than `points`: what
   * is beyond the last point is left out. None: no second line and no legend.
   */
  readonly previous: readonly number[]
  readonly legend: { readonly current: string; readonly previous: string }
  /** How the axis writes its numbers: BCP 47 language and what follows the number («₽», «мин»). */
  readonly axis: { readonly language: string; readonly unit: string }
}

export interface TrendPoint {
  /** Under the axis: «1», «12 нояб.», «март». Not every label fits; the chart leaves some out. */
  readonly label: string
  /** Null for the part still to come: left empty, never drawn as zero. */
  readonly value: number | null
  /** Written at the first, the last and the highest point. */
  readonly valueLabel: string
}

/** The main metrics together. */
export interface SummaryChart extends Frame {
  readonly kind: 'summary'
  readonly tiles: readonly Tile[]
}

export interface Tile {
  /** «Закрытые сделки». */
  readonly label: string
  /** «57». */
  readonly value: string
  /** «12,4 млн ₽»; empty when the metric has no amount. */
  readonly amount: string
  /** «▲ 12 %», «▼ до нуля», «новое»; empty when there is nothing to say. */
  readonly change: string
  readonly tone: 'better' | 'worse' | 'neutral'
}

/** Plan against fact: a bullet for turnover and, where it is kept, one for margin. */
export interface PlanChart extends Frame {
  readonly kind: 'plan'
  readonly bullets: readonly Bullet[]
}

export interface Bullet {
  /** «Оборот». */
  readonly label: string
  readonly fact: number
  /** Null when there is no plan: then only the fact is shown. */
  readonly plan: number | null
  /** Where the present pace leads by the end of the month; null when it cannot be told. */
  readonly forecast: number | null
  /** In large type: «68 %»; empty without a plan. */
  readonly percentLabel: string
  readonly factLabel: string
  readonly planLabel: string
  /** «осталось 1,2 млн ₽ · по 170 тыс. ₽ в рабочий день». */
  readonly noteLabel: string
  /** «прогноз 4,8 млн ₽»; empty when there is none. */
  readonly forecastLabel: string
}
