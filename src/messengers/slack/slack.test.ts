import assert from 'node:assert/strict'
import type { VisibleMessage } from '../../../test/emulators/slack/index.ts'
import { messengerContract, type Said, type Stage, type Trouble } from '../messenger.contract.ts'
import { MENTION, PRESS, REACTION, TEXT } from './payloads.ts'
import { toSpot } from './place.ts'
import { call, openStage, pressed, signedCall } from './stage.ts'

messengerContract({
  kind: 'slack',
  troubles: ['busy', 'gone', 'refused', 'unauthorized', 'dropped', 'unreachable'],
  recorded: {
    text: call(TEXT),
    // A code comes as a message of its own form here: see `parse.test.ts`.
    invited: null,
    button: pressed(PRESS),
    ownContact: null,
    foreignContact: null,
    stopped: null,
    returned: null,
    group: call(MENTION),
    unknown: call(REACTION),
    forged: signedCall(JSON.stringify(TEXT), 'another secret'),
    garbled: call({ ok: true }),
  },
  open,
})

async function open(): Promise<Stage> {
  const stage = await openStage()
  const { vendor, olga, client, chatId } = stage
  const method = 'chat.postMessage'
  const troubles: Record<Trouble, () => unknown> = {
    busy: () => vendor.fault({ kind: 'ratelimited', retryAfter: 7, method }),
    gone: () => olga.leavesCompany(),
    refused: () => vendor.fault({ kind: 'error', error: 'msg_too_long', method }),
    unauthorized: () => vendor.fault({ kind: 'error', error: 'invalid_auth' }),
    dropped: () => vendor.fault({ kind: 'drop-after', method }),
    unreachable: () => vendor.down(),
  }
  return {
    client,
    chatId,
    token: vendor.app.token,
    said: () => stage.said().map(toSaid),
    async arrange(trouble) {
      await troubles[trouble]()
    },
    async lose(message) {
      const answer = await fetch(`${vendor.url}/api/chat.delete`, {
        method: 'POST',
        headers: { authorization: `Bearer ${vendor.app.token}` },
        body: new URLSearchParams({ ...toSpot(message) }),
      })
      assert.match(await answer.text(), /"ok":true/)
    },
    [Symbol.asyncDispose]: stage[Symbol.asyncDispose],
  }
}

const toSaid = ({ words, picture, file, buttons }: VisibleMessage): Said => ({
  text: words,
  picture: picture !== null,
  file: file?.name ?? null,
  buttons: buttons.map((row) => row.map(({ label }) => label)),
})
