import type { Clock, Log } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import type { BotClient, Capabilities } from '../messenger.ts'
import type { SocketDispatcher } from '../routes/index.ts'
import { realSleep, type Sleep } from '../sleep.ts'
import { answerTo } from './answer.ts'
import { createApi } from './api.ts'
import { BUTTON_DATA_LENGTH, BUTTON_ROWS, BUTTONS, BUTTONS_PER_ROW, TEXT_LENGTH } from './blocks.ts'
import { fromExternalId } from './identity.ts'
import { parseWebhook } from './parse.ts'
import { createPoller } from './poller.ts'
import { createSender } from './send.ts'
import { createSetup } from './setup.ts'

export interface SlackConfig {
  /** The bot's token: `xoxb-…`. */
  readonly token: string
  /** `xapp-…` with `connections:write`, for Socket Mode; null, the default, for HTTP alone. */
  readonly appToken?: string | null
  /** The signing secret of «Basic Information», by which Slack proves that it is Slack. */
  readonly secret: string
  /** What `check` said of the bot: calls about others are refused. Default: they are not compared. */
  readonly externalId?: string
  /** A relay to Slack. Default: https://slack.com/api/ */
  readonly apiUrl?: string
  readonly fetch: Fetch
  /** The way of the socket. Default: direct. */
  readonly dispatcher?: SocketDispatcher
  readonly clock: Clock
  readonly log?: Log
  /** How to wait between attempts. Default: the real timer. */
  readonly sleep?: Sleep
}

const SEND_MS = 15_000
// A trigger lives for three seconds.
const QUICK_MS = 3_000

const CAPABILITIES: Capabilities = {
  edit: true,
  contactButton: false,
  textLength: TEXT_LENGTH,
  captionLength: TEXT_LENGTH,
  buttonDataBytes: BUTTON_DATA_LENGTH,
  buttonsPerRow: BUTTONS_PER_ROW,
  buttonRows: BUTTON_ROWS,
  buttons: BUTTONS,
  picture: { width: 1200, height: 675, by: 'upload' },
  receipts: { delivered: false, read: false },
  polling: true,
  forms: true,
  idempotent: false,
  // One a second in a chat, but «several hundred» a minute in a workspace.
  bulkPerSecond: 4,
}

/** One bot of Slack, in one workspace. https://docs.slack.dev/apis/web-api, as of November 2026 */
export function createSlack(config: SlackConfig): BotClient {
  const { secret, log, fetch, apiUrl, sleep = realSleep, appToken = null } = config
  const identity = fromExternalId(config.externalId ?? '')
  const parse = { secret, identity, log }
  const door = { fetch, apiUrl, timeoutMs: SEND_MS }
  const api = createApi({ ...door, token: config.token })
  const quickApi = createApi({ ...door, token: config.token, timeoutMs: QUICK_MS })
  const appApi = appToken === null ? null : createApi({ ...door, token: appToken })
  return {
    messenger: {
      kind: 'slack',
      capabilities: CAPABILITIES,
      parse: (request) => parseWebhook(request, parse, config.clock()),
      answer: (request) => answerTo(request, identity),
      // Slack shows by itself that a press arrived, and has no «typing» for bots.
      acknowledge: async () => {},
      send: createSender({ api, quickApi, sleep }),
    },
    setup: createSetup({ api, token: config.token, appApi, identity }),
    poller:
      appToken === null
        ? null
        : createPoller({
            appToken,
            api: door,
            dispatcher: config.dispatcher,
            parse,
            clock: config.clock,
            sleep,
            log,
          }),
  }
}
