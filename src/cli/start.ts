import { startApp } from '../app.ts'
import { type Command, oneOf, readArguments } from './command.ts'

export const start: Command = {
  usage: 'start [--role all|web|worker]',
  does: 'runs the service until it is told to stop',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['role'] })
    // On SQLite one process does everything; the other roles come with PostgreSQL.
    oneOf('--role', options.text('role') ?? 'all', ['all'])
    const config = terminal.config()
    const told = toldToStop()
    await using app = await startApp(config, terminal.log(config), terminal.clock)
    terminal.print(
      `\n  Сводка готова: ${app.url}\n  Выберите сотрудника демонстрационной компании и спросите, например: «закрытые сделки за месяц».\n  Остановить: Ctrl+C\n\n`,
    )
    await told
  },
}

/** Resolves at the first signal. Later ones do not cut the shutdown short: a terminal may send two. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
  })
}
