import { setImmediate } from 'node:timers/promises'
import { move } from 'piscina'
import { renderChart } from './render.ts'
import type { ChartSpec } from './spec.ts'

/** What a thread of the pool runs for each chart. */
export async function drawInThread(spec: ChartSpec) {
  // resvg gives the memory of the last picture back only when the event loop turns.
  await setImmediate()
  return move(renderChart(spec))
}
