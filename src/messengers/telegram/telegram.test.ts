import assert from 'node:assert/strict'
import type { VisibleMessage } from '../../../test/emulators/telegram/index.ts'
import { messengerContract, type Said, type Stage, type Trouble } from '../messenger.contract.ts'
import type { WebhookRequest } from '../messenger.ts'
import {
  BUTTON,
  CONTACT,
  CONTACT_OF_ANOTHER,
  FROM_FUTURE,
  GROUP_COMMAND,
  INVITED,
  RETURNED,
  STOPPED,
  TEXT,
} from './payloads.ts'
import { openStage, SECRET } from './stage.ts'

messengerContract({
  kind: 'telegram',
  troubles: ['busy', 'gone', 'refused', 'unauthorized', 'dropped', 'unreachable'],
  recorded: {
    text: call(TEXT),
    invited: call(INVITED),
    button: call(BUTTON),
    ownContact: call(CONTACT),
    foreignContact: call(CONTACT_OF_ANOTHER),
    stopped: call(STOPPED),
    returned: call(RETURNED),
    group: call(GROUP_COMMAND),
    unknown: call(FROM_FUTURE),
    forged: call(TEXT, 'Tg-Secret_2'),
    garbled: call({ ok: true }),
  },
  open,
})

function call(update: object, secret = SECRET): WebhookRequest {
  const headers = { 'x-telegram-bot-api-secret-token': secret }
  return { headers, body: Buffer.from(JSON.stringify(update)) }
}

async function open(): Promise<Stage> {
  const stage = await openStage()
  const { vendor, olga, client, chatId } = stage
  const troubles: Record<Trouble, () => unknown> = {
    busy: () => vendor.fault({ kind: 'flood', retryAfter: 7 }),
    gone: () => olga.blocks(),
    refused: () => vendor.fault({ kind: { status: 400, description: 'Bad Request: no' } }),
    unauthorized: () => vendor.fault({ kind: { status: 401, description: 'Unauthorized' } }),
    dropped: () => vendor.fault({ kind: 'drop-after' }),
    unreachable: () => vendor.down('refuse'),
  }
  return {
    client,
    chatId,
    token: vendor.token,
    said: () => stage.said().map(toSaid),
    async arrange(trouble) {
      await troubles[trouble]()
    },
    async lose({ id }) {
      const url = `${vendor.url}/bot${vendor.token}/deleteMessage?chat_id=${chatId}&message_id=${id}`
      assert.equal((await fetch(url)).status, 200)
    },
    [Symbol.asyncDispose]: stage[Symbol.asyncDispose],
  }
}

const toSaid = ({ words, photo, document, buttons }: VisibleMessage): Said => ({
  text: words,
  picture: photo !== undefined,
  file: document?.file_name ?? null,
  buttons: buttons.map((row) => row.map(({ text }) => text)),
})
