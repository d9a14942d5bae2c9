/**
 * A Slack to try things by hand: `npm run emulator:slack [-- --port 8082]`. Start the service with
 * the printed `SLACK_API_URL`, add the bot by the printed command, and type here as a person.
 */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createConsole } from './console.ts'
import { startSlackEmulator } from './emulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8082' },
    /** The bot's address as `svodka bots list` shows it; without one, Socket Mode. */
    webhook: { type: 'string' },
  },
})
const { port, webhook } = values
await using slack = await startSlackEmulator({ port: Number(port) })
const { token, appToken, signingSecret } = slack.app
console.log(`SLACK_API_URL=${slack.url}`)
console.log(
  `svodka bots add slack --token ${token} --secret ${signingSecret} --app-token ${appToken}`,
)
const screen = createConsole(slack, (line) => console.log(line))
if (webhook === undefined) slack.usesSockets()
else await screen.connects(webhook)
for await (const line of createInterface({ input: process.stdin })) {
  if (!(await screen.enter(line))) break
}
