import { beginRotation, endRotation } from '../secret-key.ts'
import { type Command, oneOf, readArguments, required } from './command.ts'
import { withResources } from './with-resources.ts'

export const secrets: Command = {
  usage: 'secrets rotate',
  does: 'seals every token with a new key, while the service runs; with SECRET_KEY set, seals with it what SECRET_KEY_OLD opens',
  async run(given, terminal) {
    const { words } = readArguments(given, {})
    oneOf('secrets', required(words[0], 'rotate'), ['rotate'])
    const config = terminal.config()
    const ours = config.secretKey === null
    if (ours) beginRotation(config)
    const resealed = await withResources(terminal, ({ store }) => store.reseal())
    if (ours) endRotation(config)
    terminal.print(`resealed: ${resealed}\n`)
    terminal.tell(
      ours
        ? 'Tokens are sealed with a new key now. Backups made before need the key of their time: keep the two together.'
        : 'Restart the service with the new SECRET_KEY, then drop SECRET_KEY_OLD.',
    )
  },
}
