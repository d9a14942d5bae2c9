import { AppError, type Clock, codeOf } from '../../kernel/index.ts'
import { METRIC_IDS, type MetricId } from '../catalog.ts'
import type { Crm } from '../crm.ts'
import { createSqlCrm } from '../sql-crm.ts'
import { breakdownQuery, type MappedMetric } from '../sql-figures.ts'
import { type MappingPlace, type OpenMapping, openMapping } from './open-mapping.ts'

interface MappedCrmConfig extends MappingPlace {
  readonly clock: Clock
  /** Told once, in one line, why a metric of the mapping is not offered. Default: nobody is. */
  readonly warn?: (message: string) => void
}

/**
 * The CRM that a mapping file describes. A metric whose table or column is not there is not
 * offered; the rest keeps working. Throws `bad-config` when the file is wrong, with its line.
 */
export async function openMappedCrm({ clock, warn, ...place }: MappedCrmConfig): Promise<Crm> {
  const opened = openMapping(place)
  const told = new Set<string>()

  function notOffered(id: MetricId, { message }: AppError): void {
    const cure = `correct ${opened.placeOf(['metrics', id])}, or leave it out`
    const words = `«${id}» is not offered: ${message}; ${cure}`
    if (!told.has(words)) warn?.(words)
    told.add(words)
  }

  return {
    ...createSqlCrm({ ...opened, clock }),

    async metrics() {
      const probes = mappedMetrics(opened).map(async (metric) => {
        const problem = await probe(opened, metric, clock)
        if (problem === null) return [metric.id]
        notOffered(metric.id, problem)
        return []
      })
      return (await Promise.all(probes)).flat()
    },
  }
}

function mappedMetrics({ mapping }: OpenMapping): MappedMetric[] {
  return METRIC_IDS.flatMap((id) => {
    const source = mapping.metrics[id]
    return source === undefined ? [] : [{ id, source }]
  })
}

/** What the database has against a metric's statement; none of its rows are read. */
async function probe(
  { mapping, source }: OpenMapping,
  metric: MappedMetric,
  clock: Clock,
): Promise<AppError | null> {
  const now = clock().toZonedDateTimeISO('UTC')
  const today = { from: now.toPlainDate(), to: now.toPlainDate() }
  const basis = { mapping, dialect: source.dialect, now }
  const { sql, parameters } = breakdownQuery(basis, metric, today)
  try {
    await source.query({ sql: `${sql}\nLIMIT 0`, parameters })
    return null
  } catch (error) {
    if (error instanceof AppError && codeOf(error) === 'crm-mismatch') return error
    throw error
  }
}
