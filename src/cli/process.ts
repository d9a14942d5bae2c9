import { readConfig } from '../config.ts'
import { codeOf, createLog, systemClock } from '../kernel/index.ts'
import { runCommand } from './run-command.ts'

/** The process: environment and arguments in, exit code out. 0 done, 1 failed, 2 wrong usage. */
try {
  await runCommand(process.argv.slice(2), {
    config: () => readConfig(process.env),
    clock: systemClock,
    log: (config) => createLog(config.logLevel),
    print: (text) => process.stdout.write(text),
    tell: (text) => process.stderr.write(`${text}\n`),
  })
} catch (error) {
  const known = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  const stack = known === null && error instanceof Error ? `\n${error.stack}` : ''
  process.stderr.write(`svodka: ${message}${stack}\n`)
  process.exitCode = known === 'bad-input' ? 2 : 1
}
