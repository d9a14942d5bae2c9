import { AppError, line, plainText } from '../../kernel/index.ts'
import type { MessageRef, Messenger, Reply } from '../messenger.ts'
import { patiently } from '../patiently.ts'
import type { Sleep } from '../sleep.ts'
import type { SlackApi } from './api.ts'
import { TEXT_LENGTH, textBlock } from './blocks.ts'
import { isLate } from './errors.ts'
import { toView } from './form.ts'
import { blocksOf, createOutlet } from './outlet.ts'
import { isBlank, type Part, toParts } from './parts.ts'
import { APP_HOME, type Place, toPlace, toSpot } from './place.ts'
import { REQUEST_PRESS } from './spoken.ts'
import { completeUpload, type Upload, uploadFile } from './upload.ts'
import { escapeWords } from './words.ts'

export interface SenderConfig {
  readonly api: SlackApi
  /** For what is worth no wait: a window opens within three seconds, or not at all. */
  readonly quickApi: SlackApi
  readonly sleep: Sleep
}

/** Says replies in the chats of one bot. */
export function createSender(config: SenderConfig): Messenger['send'] {
  const { api, quickApi, sleep } = config
  const outlet = createOutlet(api, sleep)

  return async (chatId, reply, replaces) => {
    const place = toPlace(chatId)
    if (reply.form !== undefined) return openForm(place, reply)
    if (replaces?.id === APP_HOME.id && place.kind === 'person' && isScreen(reply)) {
      return outlet.publish(place.user, blocksOf(reply))
    }
    if (reply.file !== undefined && place.kind === 'person') return sayFile(place.user, reply)
    const [part, ...more] = toParts(reply)
    if (part === undefined) throw new AppError('messenger-rejected', 'A reply without any words')
    const spot = replaces === null ? null : toSpot(replaces)
    if (spot === null || place.kind === 'aside') return say(place, [part, ...more], reply)
    if (more.length === 0) {
      const stands = await outlet.replace(part, spot)
      if (stands !== null) return stands
    }
    const said = await say(place, [part, ...more], reply)
    // Only now: whatever happened before, the person has one of the two.
    await quickApi.call('chat.delete', { ...spot }).catch(() => undefined)
    return said
  }

  async function say(place: Place, parts: readonly Part[], reply: Reply): Promise<MessageRef> {
    const { idempotencyKey: key } = reply
    let said: MessageRef | null = null
    for (const [index, part] of parts.entries()) {
      const act = () => outlet.say(place, part, key === undefined ? null : `${key}/${index}`)
      said = said === null ? await act() : await patiently(act, sleep)
    }
    if (said === null) throw new AppError('messenger-rejected', 'A reply without any words')
    return said
  }

  /** Slack shows a file without buttons, so words with buttons are a message of their own. */
  async function sayFile(user: string, reply: Reply): Promise<MessageRef> {
    const { file, buttons, text } = reply
    if (file === undefined) throw new AppError('messenger-rejected', 'A file that is none')
    const upload = await uploadFile(api, { name: file.name, bytes: file.bytes })
    const channel = await outlet.conversation(user)
    const parts = toParts(reply)
    const apart = buttons.length > 0 || reply.picture !== undefined || parts.length > 1
    const said =
      apart && parts.length > 0 ? await say({ kind: 'person', user }, parts, reply) : null
    const comment = apart || isBlank(text) ? '' : escapeWords(plainText(text))
    const share = () => completeUpload(api, upload, channel, comment)
    await (said === null ? share() : patiently(share, sleep))
    return said ?? fileRef(upload)
  }

  /** Whoever was too slow for the window gets a button that opens it. */
  async function openForm(place: Place, reply: Reply): Promise<MessageRef> {
    const { form, text } = reply
    if (form === undefined) throw new AppError('messenger-rejected', 'A form that is none')
    const words = isBlank(text) ? [] : [textBlock(text)]
    const view = JSON.stringify(toView(form, words))
    try {
      await quickApi.call('views.open', { trigger_id: form.trigger, view })
      return { id: 'form', picture: false }
    } catch (error) {
      if (!isLate(error)) throw error
      return invite(place, form.title)
    }
  }

  async function invite({ user }: Place, title: string): Promise<MessageRef> {
    const buttons = [[{ label: `📝 ${title}`, data: REQUEST_PRESS }]]
    const place = { kind: 'person', user } as const
    await outlet.say(place, { text: [line(title)], buttons }, null)
    return { id: 'form', picture: false }
  }
}

const isScreen = ({ picture, file, text }: Reply): boolean =>
  picture === undefined && file === undefined && plainText(text).length <= TEXT_LENGTH

const fileRef = ({ file }: Upload): MessageRef => ({ id: file, picture: false })
