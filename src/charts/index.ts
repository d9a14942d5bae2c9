/**
 * Charts: a picture from data. `spec.ts` says what a picture shows.
 */
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
