import type { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import {
  type Broadcast,
  type BroadcastDeps,
  previewBroadcast,
  repeatBroadcast,
  type ShownBroadcast,
  sendBroadcast,
  showBroadcasts,
  stopBroadcast,
} from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import type { broadcast } from '../schema/broadcasts.ts'

type Addresses =
  | 'POST /api/broadcasts/preview'
  | 'POST /api/broadcasts'
  | 'GET /api/broadcasts'
  | 'GET /api/broadcasts/:id'
  | 'POST /api/broadcasts/:id/stop'
  | 'POST /api/broadcasts/:id/repeat'

/** The page «Рассылки»: `onWritten` of `deps` wakes the placer and the lanes. */
export function broadcastHandlers(deps: BroadcastDeps): Handlers<Addresses> {
  async function shown(broadcast: Broadcast | null, locale: 'ru' | 'en') {
    if (broadcast === null) throw new AppError('not-found', 'There is no such broadcast')
    const [one] = await showBroadcasts(deps, [broadcast], locale)
    if (one === undefined) throw new AppError('not-found', 'There is no such broadcast')
    return toAnswer(one)
  }

  return {
    async 'POST /api/broadcasts/preview'({ body }) {
      const { recipients, leftOut } = await previewBroadcast(deps, body)
      return {
        recipients: recipients.map(({ employee: { id, name }, chat }) => ({
          employeeId: id,
          name,
          bots: [chat.botName],
        })),
        leftOut: [...leftOut],
      }
    },
    async 'POST /api/broadcasts'({ body, query }, caller) {
      return shown(await sendBroadcast(deps, body, caller.name), query.locale)
    },
    async 'GET /api/broadcasts'({ query: { before, limit, locale } }) {
      const found = await deps.books.read.broadcasts.page(limit + 1, before)
      const rows = await showBroadcasts(deps, found.slice(0, limit), locale)
      const next = found.length > limit ? (rows.at(-1)?.id ?? null) : null
      return { rows: rows.map(toAnswer), next }
    },
    async 'GET /api/broadcasts/:id'({ params, query }) {
      return shown(await deps.books.read.broadcasts.byId(params.id), query.locale)
    },
    async 'POST /api/broadcasts/:id/stop'({ params }) {
      await stopBroadcast(deps, params.id)
      return {}
    },
    async 'POST /api/broadcasts/:id/repeat'({ params }) {
      return { resent: await repeatBroadcast(deps, params.id) }
    },
  }
}

function toAnswer({ at, ...shown }: ShownBroadcast): z.output<typeof broadcast> {
  return { ...shown, question: { ...shown.question }, counts: { ...shown.counts }, at: `${at}` }
}
