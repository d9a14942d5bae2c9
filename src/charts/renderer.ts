import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { AppError } from '../kernel/index.ts'
import type { ChartSpec } from './spec.ts'

/** Draws charts beside the event loop, in threads of its own. */
export interface ChartRenderer extends AsyncDisposable {
  /** A PNG of the size the spec asks for. Throws `chart-failed`: send the text alone then. */
  render(spec: ChartSpec): Promise<Uint8Array>
}

/** Threads that had nothing to draw for so long end, and give their memory back. */
const IDLE_MS = 60_000
/**
 * A small young generation is collected about once a chart, and with it the pictures that only
 * resvg's own memory knows of: 60 MB less per thread, and faster for it.
 */
const YOUNG_MB = 1
/** A chart takes some tens of milliseconds; this long, waiting included, and something is stuck. */
const LIMIT_MS = 30_000

/**
 * No thread runs before the first chart. `threads`: two by default, one on a single core. Closing
 * waits for the charts that were begun.
 */
export function createChartRenderer(options: { threads?: number } = {}): ChartRenderer {
  const { threads = Math.min(2, availableParallelism()) } = options
  const pool = new Piscina<ChartSpec, Uint8Array>({
    filename: fileURLToPath(new URL('./worker.ts', import.meta.url)),
    name: 'drawInThread',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    env: threadEnvironment(),
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const begun = new Set<Promise<Uint8Array>>()
  let closed = false
  return {
    async render(spec) {
      if (closed) throw new AppError('chart-failed', 'No chart is drawn after the renderer closed')
      const drawing = pool.run(spec, { signal: AbortSignal.timeout(LIMIT_MS) })
      begun.add(drawing)
      try {
        return await drawing
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : 'unknown'
        throw new AppError('chart-failed', `A chart could not be drawn: ${why}`, { cause })
      } finally {
        begun.delete(drawing)
      }
    },

    async [Symbol.asyncDispose]() {
      closed = true
      // Piscina's own close forgets tasks whose thread is still starting.
      await Promise.allSettled(begun)
      await pool.destroy()
    },
  }
}

/**
 * Threads do not inherit a compile cache that was enabled in code, only the variable. With it a
 * thread need not strip types: 24 MB less, and the first chart in half the time.
 */
function threadEnvironment(): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir()
  // The folder it names is the one for this version of Node, within the one that was asked for.
  return cache === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(cache) }
}
