import { type App, startApp } from '../app.ts'
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
      `\n${welcome(app)
        .map((line) => `  ${line}\n`)
        .join('')}\n`,
    )
    await told
  },
}

function welcome({ url, setupUrl, demo }: App): string[] {
  return [
    `Сводка готова: ${url}`,
    ...(demo
      ? [
          'Выберите сотрудника демонстрационной компании и спросите, например: «закрытые сделки за месяц».',
        ]
      : []),
    ...(setupUrl === null ? [] : [`Настроить под себя (ссылка открывается один раз): ${setupUrl}`]),
    'Остановить: Ctrl+C',
  ]
}

/** Resolves at the first signal. Later ones do not cut the shutdown short: a terminal may send two. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
  })
}
