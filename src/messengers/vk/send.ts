import { createHash, randomUUID } from 'node:crypto'
import { AppError, codeOf, type Log, loggable } from '../../kernel/index.ts'
import type { MessageRef, Messenger, Reply } from '../messenger.ts'
import { patiently } from '../patiently.ts'
import type { Sleep } from '../sleep.ts'
import type { VkApi } from './api.ts'
import type { Clients } from './clients.ts'
import { createOutlet, type Outgoing } from './outlet.ts'
import { isBlank, type Part, toParts } from './parts.ts'
import { createUploads } from './uploads.ts'

export interface SenderConfig {
  readonly api: VkApi
  readonly clients: Clients
  readonly sleep: Sleep
  readonly log: Log | undefined
}

/** Says replies in the chats of one bot. */
export function createSender({ api, clients, sleep, log }: SenderConfig): Messenger['send'] {
  const outlet = createOutlet(api, clients, log)
  const uploads = createUploads(api)

  return async (peerId, reply, replaces) => {
    const [first, ...more] = toParts(reply)
    if (first === undefined) throw new AppError('messenger-rejected', 'A reply without any words')
    const randomId = randomIds(reply)
    const place = reply.file === undefined && clients.of(peerId).inline ? replaces : null
    let said = await put(peerId, first, place, randomId(0))
    for (const [index, part] of more.entries()) {
      said = await patiently(() => put(peerId, part, null, randomId(index + 1)), sleep)
    }
    return said
  }

  async function put(
    peerId: string,
    part: Part,
    place: MessageRef | null,
    randomId: number,
  ): Promise<MessageRef> {
    const outgoing = await uploaded(peerId, part)
    const stands = place && (await outlet.replace(peerId, outgoing, place))
    return stands ?? outlet.say(peerId, outgoing, randomId)
  }

  async function uploaded(peerId: string, part: Part): Promise<Outgoing> {
    const { picture, file, ...rest } = part
    if (file !== undefined) return { part, attachment: await uploads.file(peerId, file) }
    if (picture === undefined) return { part, attachment: undefined }
    try {
      return { part, attachment: await uploads.picture(peerId, picture) }
    } catch (error) {
      // The words under a picture are worth saying without it.
      if (codeOf(error) !== 'messenger-rejected' || isBlank(part.text)) throw error
      log?.warn(loggable(error), 'vk.picture-refused')
      return { part: rest, attachment: undefined }
    }
  }
}

/**
 * The numbers by which VK knows that it has a message already: the same for every attempt at one
 * reply, another for each of its messages.
 */
function randomIds({ idempotencyKey = randomUUID() }: Reply): (index: number) => number {
  return (index) => {
    const digest = createHash('sha256').update(`${idempotencyKey}:${index}`).digest()
    // Zero would mean that nothing is to be recognised.
    return digest.readInt32BE() || 1
  }
}
