import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { VisibleMessage } from '../../../test/emulators/viber/index.ts'
import { messengerContract, type Said, type Stage, type Trouble } from '../messenger.contract.ts'
import type { WebhookRequest } from '../messenger.ts'
import {
  BUTTON,
  CLIENT_STATUS,
  CONTACT,
  IN_GROUP,
  INVITED,
  SUBSCRIBED,
  TEXT,
  TOKEN,
  UNSUBSCRIBED,
} from './payloads.ts'
import { openStage } from './stage.ts'

messengerContract({
  kind: 'viber',
  troubles: ['busy', 'gone', 'refused', 'unauthorized', 'dropped', 'unreachable'],
  recorded: {
    text: call(TEXT),
    invited: call(INVITED),
    button: call(BUTTON),
    // Viber never says whose number it is.
    ownContact: null,
    foreignContact: call(CONTACT),
    stopped: call(UNSUBSCRIBED),
    returned: call(SUBSCRIBED),
    group: call(IN_GROUP),
    unknown: call(CLIENT_STATUS),
    forged: call(TEXT, TOKEN.replace('4', '5')),
    garbled: call('{"ok":true}'),
  },
  open,
})

function call(body: string, token = TOKEN): WebhookRequest {
  const signature = createHmac('sha256', token).update(body).digest('hex')
  return { headers: { 'x-viber-content-signature': signature }, body: Buffer.from(body) }
}

async function open(): Promise<Stage> {
  const stage = await openStage()
  const { vendor, olga, client, chatId } = stage
  const troubles: Record<Trouble, () => unknown> = {
    busy: () => vendor.fault({ kind: 'too-many' }),
    gone: () => olga.unsubscribes(),
    refused: () => vendor.fault({ kind: { status: 3, words: 'badData' } }),
    unauthorized: () => vendor.fault({ kind: { status: 2, words: 'invalidAuthToken' } }),
    dropped: () => vendor.fault({ kind: 'drop-after' }),
    async unreachable() {
      await vendor.down('refuse')
      // The client learns a moment later that its open line is closed.
      await setTimeout(20)
    },
  }
  // A picture is seen when the phone has fetched it.
  const send: typeof client.messenger.send = async (...what) => {
    const sent = await client.messenger.send(...what)
    await vendor.idle()
    return sent
  }
  return {
    client: { ...client, messenger: { ...client.messenger, send } },
    chatId,
    token: vendor.token,
    said: () => toSaid(stage.said(), olga.keyboard),
    async arrange(trouble) {
      await troubles[trouble]()
    },
    lose: ({ id }) => olga.deletes(id),
    [Symbol.asyncDispose]: stage[Symbol.asyncDispose],
  }
}

/** Buttons stand below the chat, so only the last message has any. */
function toSaid(
  messages: readonly VisibleMessage[],
  keyboard: readonly (readonly { readonly Text: string }[])[],
): readonly Said[] {
  return messages.map(({ words, picture, file }, index) => ({
    text: words,
    picture: picture !== null,
    file: file?.name ?? null,
    buttons:
      index === messages.length - 1 ? keyboard.map((row) => row.map(({ Text }) => Text)) : [],
  }))
}
