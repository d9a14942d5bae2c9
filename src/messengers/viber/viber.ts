import type { Clock, Log } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import type { MediaShelf } from '../media-shelf.ts'
import type { BotClient, Capabilities } from '../messenger.ts'
import { createApi } from './api.ts'
import { BUTTONS, COLUMNS } from './keyboard.ts'
import { CAPTION_LENGTH, TEXT_LENGTH } from './markup.ts'
import { createMeter } from './meter.ts'
import { parseWebhook } from './parse.ts'
import { createPeople } from './people.ts'
import { createRegistration } from './registration.ts'
import { createSender } from './send.ts'
import { createSetup } from './setup.ts'

export interface ViberConfig {
  /** «Your app key», three groups of letters and digits. It signs Viber's calls too. */
  readonly token: string
  /** Another address of the API, or a relay to it. Default: https://chatapi.viber.com/pa */
  readonly apiUrl?: string
  /** Where Viber and the phones fetch pictures and files. */
  readonly media: MediaShelf
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log?: Log
  /** Stands above every message, in at most 28 characters. Default: «Сводка». */
  readonly senderName?: string
}

const CAPABILITIES: Capabilities = {
  edit: false,
  // A number can be handed over, but Viber does not say whose it is.
  contactButton: false,
  textLength: TEXT_LENGTH,
  captionLength: CAPTION_LENGTH,
  buttonDataBytes: 64,
  buttonsPerRow: COLUMNS,
  buttonRows: 12,
  buttons: BUTTONS,
  picture: { width: 1200, height: 675, by: 'link' },
  receipts: { delivered: true, read: true },
  polling: false,
  forms: false,
  idempotent: false,
  // No rate is published; broadcasts of Viber’s own may have fifty requests a second.
  bulkPerSecond: 20,
}

/** One bot of Viber. https://developers.viber.com/docs/api/rest-bot-api/, as of 7.3.0 */
export function createViber(config: ViberConfig): BotClient {
  const { token, media, clock, log, senderName = 'Сводка' } = config
  const api = createApi(config)
  const people = createPeople()
  const meter = createMeter({ clock, log })
  const registration = createRegistration(api)
  const reachable = media.publicUrl !== null
  return {
    messenger: {
      kind: 'viber',
      capabilities: CAPABILITIES,
      parse: (request) => parseWebhook(request, { token, people, meter, log }),
      // A welcome could be given back here; the outbox says it, like everything else.
      answer: () => null,
      // There is no «typing» and no answer to a press.
      acknowledge: async () => undefined,
      send: createSender({ api, media, senderName, people, meter, registration }),
    },
    setup: createSetup({ api, token, registration, reachable }),
    poller: null,
  }
}
