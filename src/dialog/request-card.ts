import { DECLINE_REASONS, type DeclineReason } from '../crm/index.ts'
import { bold, line, muted, type RichText } from '../kernel/index.ts'
import { type Locale, words } from '../reports/index.ts'
import type { Screen } from './dialog.ts'
import { fixed } from './fixed.ts'
import { button, inRows, shortened } from './layout.ts'
import { maskedEmail, maskedPhone, maskedText } from './mask.ts'

/** A request as its handlers see it. */
export interface ShownRequest {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly text: string
}

/** Why a request is shown to those who may take it. */
export type Occasion =
  | { readonly occasion: 'new'; readonly bot: string }
  | { readonly occasion: 'amended' }
  | { readonly occasion: 'reminder' | 'escalation'; readonly minutes: number }

/** How much of somebody's words a request shows before it is taken. */
const LONGEST_GLANCE = 800

/** A request that may be taken: its contacts are masked. */
export function offeredRequestScreen(
  locale: Locale,
  request: ShownRequest,
  occasion: Occasion,
): Screen {
  const { requests, buttons } = words(locale)
  const { id, name, phone, email, text } = request
  const masked: ShownRequest = {
    ...request,
    name: maskedText(name),
    phone: phone === null ? null : maskedPhone(phone),
    email: email === null ? null : maskedEmail(email),
    text: shortened(maskedText(text), LONGEST_GLANCE),
  }
  return {
    ...fixed(
      [],
      [
        [button(buttons.takeRequest, { do: 'take-request', request: id })],
        [button(buttons.turnDown, { do: 'ask-why', request: id })],
      ],
    ),
    text: [
      line(bold(headingOf(locale, request.number, occasion))),
      ...linesOf(locale, masked),
      line(muted(requests.masked)),
    ],
  }
}

/** To whoever took it, with everything. */
export function takenRequestScreen(locale: Locale, request: ShownRequest): Screen {
  const heading = line(bold(words(locale).requests.card(String(request.number))))
  return { ...fixed([]), text: [heading, ...linesOf(locale, request)] }
}

/** Which reason? */
export function declineReasonsScreen(locale: Locale, { id, number }: ShownRequest): Screen {
  const { requests, buttons } = words(locale)
  const reasons = DECLINE_REASONS.map((why) =>
    button(buttons.declineReasons[why], { do: 'turn-down', request: id, why }),
  )
  return fixed(
    [requests.why(String(number))],
    [...inRows(reasons, 2), [button(buttons.back, { do: 'show-request', request: id })]],
  )
}

/** What became of a request, to handlers. */
export type RequestNews =
  | { readonly news: 'taken' | 'taken-in-crm'; readonly who: string | null }
  | { readonly news: 'declined'; readonly why: DeclineReason; readonly who: string | null }
  | { readonly news: 'gone' }

export function requestNewsScreen(locale: Locale, number: number, news: RequestNews): Screen {
  const { requests } = words(locale)
  const no = String(number)
  switch (news.news) {
    case 'taken':
      return fixed([requests.takenBy(no, news.who ?? requests.somebody)])
    case 'taken-in-crm':
      return fixed([requests.takenInCrm(no, news.who ?? requests.somebody)])
    case 'declined': {
      const why = requests.reasons[news.why]
      const { who } = news
      return fixed([who === null ? requests.declined(no, why) : requests.declinedBy(no, why, who)])
    }
    case 'gone':
      return fixed([requests.gone])
  }
}

function headingOf(locale: Locale, number: number, occasion: Occasion): string {
  const { requests } = words(locale)
  const no = String(number)
  switch (occasion.occasion) {
    case 'new':
      return requests.announced(no, occasion.bot)
    case 'amended':
      return requests.amended(no)
    case 'reminder':
    case 'escalation':
      return requests[occasion.occasion](no, String(occasion.minutes))
  }
}

function linesOf(locale: Locale, { name, phone, email, text }: ShownRequest): RichText {
  const { requests } = words(locale)
  return [
    line(`${requests.name}: ${name}`),
    ...(phone === null ? [] : [line(`${requests.phone}: ${phone}`)]),
    ...(email === null ? [] : [line(`${requests.email}: ${email}`)]),
    [],
    ...text.split('\n').map((words) => line(words)),
  ]
}
