import assert from 'node:assert/strict'
import type { VisibleMessage } from '../../../test/emulators/vk/index.ts'
import { messengerContract, type Said, type Stage, type Trouble } from '../messenger.contract.ts'
import type { WebhookRequest } from '../messenger.ts'
import { BUTTON, GROUP, INVITED, RETURNED, STOPPED, TEXT, UNKNOWN } from './payloads.ts'
import { openStage } from './stage.ts'

messengerContract({
  kind: 'vk',
  troubles: ['busy', 'gone', 'refused', 'unauthorized', 'dropped', 'unreachable'],
  recorded: {
    text: call(TEXT),
    invited: call(INVITED),
    button: call(BUTTON),
    ownContact: null,
    foreignContact: null,
    stopped: call(STOPPED),
    returned: call(RETURNED),
    group: call(GROUP),
    unknown: call(UNKNOWN),
    forged: call({ ...TEXT, secret: 'Vk5ecreT' }),
    garbled: call({ secret: TEXT.secret, ok: true }),
  },
  open,
})

function call(event: object): WebhookRequest {
  return { headers: {}, body: Buffer.from(JSON.stringify(event)) }
}

async function open(): Promise<Stage> {
  const stage = await openStage()
  const { vendor, olga, client, chatId } = stage
  const troubles: Record<Trouble, () => unknown> = {
    busy: () => vendor.fault({ kind: 6 }),
    gone: () => olga.denies(),
    refused: () => vendor.fault({ kind: 8 }),
    unauthorized: () => vendor.fault({ kind: 5 }),
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
    lose({ id }) {
      assert.ok(olga.chat.some(({ cmid }) => String(cmid) === id))
      olga.deletes(Number(id))
    },
    [Symbol.asyncDispose]: stage[Symbol.asyncDispose],
  }
}

const toSaid = ({ words, photo, document, buttons }: VisibleMessage): Said => ({
  text: words,
  picture: photo !== undefined,
  file: document?.title ?? null,
  buttons: buttons.map((row) => row.map(({ text }) => text)),
})
