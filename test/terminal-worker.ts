import { parentPort } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'
import { runCommand } from '../src/cli/run-command.ts'
import { readConfig } from '../src/config.ts'
import { codeOf, fixedClock } from '../src/kernel/index.ts'
import type { Asked, AskedCommand, AskedSql, Told } from './terminal.ts'

/** The other side of `terminal.ts`. */
parentPort?.on('message', async (asked: Asked) => {
  parentPort?.postMessage(await answer(asked))
})

async function answer(asked: Asked): Promise<Told> {
  const { id } = asked
  try {
    return { id, printed: 'sql' in asked ? execute(asked) : await run(asked) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { id, code: codeOf(error), message }
  }
}

async function run({ words, environment, nowMs }: AskedCommand): Promise<string> {
  const printed: Uint8Array[] = []
  await runCommand(words, {
    config: () => readConfig(environment),
    clock: fixedClock(Temporal.Instant.fromEpochMilliseconds(nowMs)),
    log: () => ({ info() {}, warn() {}, error() {} }),
    print: (text) => printed.push(Buffer.from(text)),
    tell() {},
  })
  return Buffer.concat(printed).toString('utf8')
}

function execute({ path, sql }: AskedSql): string {
  const database = new SqliteDatabase(path, { timeout: 5000 })
  try {
    database.exec(sql)
    return ''
  } finally {
    database.close()
  }
}
