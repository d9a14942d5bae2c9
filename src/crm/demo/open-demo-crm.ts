import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError, type Clock } from '../../kernel/index.ts'
import type { Crm } from '../crm.ts'
import { createSqlCrm } from '../sql-crm.ts'
import { openSqliteSource } from '../sqlite-source.ts'
import { TIME_ZONE } from './calendar.ts'
import { stateOf, writeDemoFile } from './demo-file.ts'
import { openDemoRequests } from './demo-requests.ts'
import { generateRecords } from './generate.ts'
import { demoMapping } from './mapping.ts'

interface DemoConfig {
  /** Where the company is kept; made when it is not there. */
  readonly path: string
  readonly clock: Clock
  /** Told in one line when a file had to be set aside. Default: nobody is. */
  readonly warn?: (message: string) => void
}

/** The same people and fortunes for everyone who tries the product. */
const SEED = 'svodka'

/**
 * A company to try the product on: eighteen months of a firm that sells climate equipment, up to
 * this minute. A file made on an earlier day is made anew; one that is damaged or not ours is set
 * aside first, never deleted. Throws `store-unavailable` when the file cannot be written.
 */
export async function openDemoCrm({ path, clock, warn }: DemoConfig): Promise<Crm> {
  const now = clock().toZonedDateTimeISO(TIME_ZONE)
  try {
    prepare(path, now, warn)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('store-unavailable', `The demo CRM cannot be kept in ${path}: ${reason}`, {
      cause,
    })
  }
  const crm = createSqlCrm({ mapping: demoMapping, source: openSqliteSource(path), clock })
  const { close, ...requests } = openDemoRequests(path, clock)
  return {
    ...crm,
    requests,
    async close() {
      close()
      await crm.close()
    },
  }
}

function prepare(
  path: string,
  now: Temporal.ZonedDateTime,
  warn?: (message: string) => void,
): void {
  const today = now.toPlainDate()
  const state = existsSync(path) ? stateOf(path, today) : 'outdated'
  if (state === 'ready') return
  if (state !== 'outdated') {
    const aside = setAside(path, now)
    const what = state === 'alien' ? 'is not a demo CRM' : 'is damaged'
    warn?.(`${path} ${what}: it is kept as ${aside}, a new demo CRM takes its place`)
  }
  replace(path, today)
}

/** Written beside and moved into place, so that nobody ever opens half a company. */
function replace(path: string, today: Temporal.PlainDate): void {
  const draft = `${path}.${process.pid}.new`
  mkdirSync(dirname(path), { recursive: true })
  try {
    rmSync(draft, { force: true })
    writeDemoFile(draft, today, generateRecords(today, SEED))
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves a file out of the way, with what SQLite may have left beside it. */
function setAside(path: string, now: Temporal.ZonedDateTime): string {
  const time = now.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(':', '-')
  const aside = `${path}.damaged-${time}`
  for (const part of ['', '-journal', '-wal', '-shm']) {
    if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${aside}${part}`)
  }
  return aside
}
