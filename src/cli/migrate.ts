import type { Command } from './command.ts'
import { readArguments } from './command.ts'
import { withResources } from './with-resources.ts'

export const migrate: Command = {
  usage: 'migrate',
  does: 'brings the tables of the store up to date; every start does it too',
  async run(given, terminal) {
    readArguments(given, {})
    await withResources(terminal, async () => terminal.tell('The store is up to date.'))
  },
}
