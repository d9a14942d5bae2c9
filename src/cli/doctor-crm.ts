import type { EntryReport, Examined } from '../crm/mapping-file/index.ts'
import type { Clock } from '../kernel/index.ts'
import { asJson } from './command.ts'

/** What `doctor --crm` prints, and whether every entry is in order. Warnings are in order. */
export interface CrmDiagnosis {
  readonly text: string
  readonly ok: boolean
}

/**
 * Tries every entry of a mapping: its SQL, this month's figure for the whole account, the time it
 * took, and what should be looked at. Open a file by `openMapping`; that throws when it is wrong.
 */
export async function diagnoseCrm(
  examined: Examined,
  clock: Clock,
  format: 'text' | 'json',
): Promise<CrmDiagnosis> {
  const { examineMapping } = await import('../crm/mapping-file/index.ts')
  const reports = await examineMapping(examined, clock)
  const text = format === 'json' ? asJson(reports) : reports.map(textOf).join('\n')
  return { text, ok: reports.every(({ problem }) => problem === null) }
}

function textOf(report: EntryReport): string {
  const { entry, place, query, problem, warnings } = report
  const head =
    problem === null
      ? [`✓ ${entry}: ${figuresOf(report)}`]
      : [`✗ ${entry} (${place}): ${problem.cause}`, `  → ${problem.cure}`]
  const parameters = query?.parameters ?? []
  const sql = [
    ...(query?.sql.split('\n') ?? []),
    ...parameters.map((value, index) => `-- ${index + 1}: ${JSON.stringify(value)}`),
  ]
  const notes = [...warnings.map((said) => `  ! ${said}`), ...sql.map((line) => `    ${line}`)]
  return `${[...head, ...notes].join('\n')}\n`
}

function figuresOf({ query, sample, rows, milliseconds }: EntryReport): string {
  const figures = Object.entries(sample).map(([name, value]) => `${name} ${value ?? '–'}`)
  const cost = query === null ? '' : ` (rows: ${rows}, ${milliseconds} ms)`
  return `${figures.join(', ')}${cost}`
}
