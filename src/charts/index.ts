/**
 * Charts: a picture from data. `spec.ts` says what a picture shows, `draw.ts` lays it out as
 * shapes, `svg.ts` writes the shapes down, `render.ts` paints, checks and encodes them as PNG, and
 * `renderer.ts` does so in worker threads. Fonts are bundled, the machine's own are never asked.
 * Everything up to the SVG is pure. Which figures and words are shown is decided in `reports`.
 */
export { type ChartRenderer, createChartRenderer } from './renderer.ts'
export type {
  Bar,
  BreakdownChart,
  Bullet,
  ChartSize,
  ChartSpec,
  ChartTheme,
  PlanChart,
  SummaryChart,
  Tile,
  TrendChart,
  TrendPoint,
} from './spec.ts'
