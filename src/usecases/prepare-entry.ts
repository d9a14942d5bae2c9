import type { ChartRenderer } from '../charts/index.ts'
import type { Crm } from '../crm/index.ts'
import {
  chartFailedNote,
  decodeReport,
  notAllowedScreen,
  reportScreen,
  type Screen,
  unavailableScreen,
} from '../dialog/index.ts'
import { AppError, type Clock, codeOf } from '../kernel/index.ts'
import type { Capabilities, Reply } from '../messengers/index.ts'
import type { Entry, Prepared } from '../outbox/index.ts'
import type { Locale } from '../reports/index.ts'
import { answer } from '../statistics/index.ts'
import { admit } from './admit.ts'
import { readCompany } from './company.ts'
import type { Bot, Ledger, Subscriber } from './ledger.ts'
import type { Body } from './put-entry.ts'

export interface PrepareDeps {
  readonly read: Ledger
  readonly crm: Crm
  readonly charts: ChartRenderer
  readonly clock: Clock
  readonly bot: Bot
  readonly capabilities: Capabilities
}

/**
 * Works out what an entry says, right before it leaves. The recipient passes the gate once more
 * here, so whoever was deactivated, blocked, unlinked or has stopped since gets nothing of what was
 * queued; reports are computed now, with the rights of now.
 */
export async function prepareEntry(deps: PrepareDeps, entry: Entry): Promise<Prepared> {
  // Written only by `put-entry.ts`.
  const body: Body = JSON.parse(entry.body)
  if (entry.subscriberId === null) {
    return body.type === 'screen' ? toReply(deps, body.screen) : { skip: 'no recipient' }
  }
  const subscriber = await deps.read.subscribers.byId(entry.subscriberId)
  const skip = await reasonToSkip(deps, entry, subscriber)
  if (skip !== null) return { skip }
  if (body.type === 'screen') return toReply(deps, body.screen)
  return prepareReport(deps, entry.employeeId ?? '', body.request, body.locale)
}

async function reasonToSkip(
  { read, crm }: PrepareDeps,
  entry: Entry,
  subscriber: Subscriber | null,
): Promise<string | null> {
  if (subscriber === null || subscriber.employeeId !== entry.employeeId)
    return 'not linked any more'
  if (subscriber.chatId !== entry.chatId) return 'linked from another chat since'
  if (subscriber.state !== 'subscribed') return 'not subscribed any more'
  const admission = await admit(read, await readCompany(crm), subscriber)
  return admission.kind === 'refused' ? 'deactivated or blocked' : null
}

async function prepareReport(
  deps: PrepareDeps,
  employeeId: string,
  encoded: string,
  locale: Locale,
): Promise<Prepared> {
  const { crm, clock, capabilities } = deps
  const request = decodeReport(encoded)
  if (request === null) return { skip: 'asked by an older version' }
  try {
    const answered = await answer(crm, request.question, employeeId, clock())
    return await toReply(deps, reportScreen({ locale, capabilities }, answered, request), locale)
  } catch (error) {
    switch (codeOf(error)) {
      case 'crm-unavailable':
        return toReply(deps, unavailableScreen(locale, request))
      case 'not-allowed':
      case 'not-found':
      case 'bad-input':
        return toReply(deps, notAllowedScreen(locale))
      default:
        throw error
    }
  }
}

async function toReply(
  { charts }: Pick<PrepareDeps, 'charts'>,
  screen: Screen,
  locale: Locale = 'ru',
): Promise<Prepared> {
  const reply: Reply = {
    text: screen.text,
    buttons: screen.buttons,
    ...(screen.file !== null && { file: fileOf(screen.file) }),
  }
  if (screen.picture === null) return { reply }
  try {
    return { reply: { ...reply, picture: await charts.render(screen.picture) } }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return {
      reply: { ...reply, text: [...reply.text, ...chartFailedNote(locale)] },
      note: `sent without its picture: ${error.message}`,
    }
  }
}

const fileOf = ({ name, content }: { name: string; content: string }) => ({
  name,
  mediaType: 'text/csv; charset=utf-8',
  bytes: new TextEncoder().encode(content),
})
