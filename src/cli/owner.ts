import { ownerLink } from '../usecases/index.ts'
import { asJson, type Command, oneOf, readArguments, required } from './command.ts'
import { withResources } from './with-resources.ts'

export const owner: Command = {
  usage: 'owner link  [--format text|json]',
  does: 'makes a link that opens once, where the owner’s password is chosen anew; until then the one before stays good',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['format'] })
    oneOf('owner', required(options.words[0], 'link'), ['link'])
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const link = await withResources(terminal, async ({ books, config }) => {
      const page = config.publicUrl ?? `http://${config.host}:${config.port}`
      return `${page}/#/setup/${await ownerLink({ books })}`
    })
    terminal.print(format === 'json' ? asJson({ link }) : `${link}\n`)
  },
}
