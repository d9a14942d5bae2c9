import { type Locale, words } from '../reports/index.ts'
import type { Screen } from './dialog.ts'
import { fixed } from './fixed.ts'
import { button } from './layout.ts'

/** To a stranger where only invitations count. */
export function onlyInvitationScreen(locale: Locale): Screen {
  return fixed(words(locale).linking.onlyInvitation)
}

/** To a stranger whose own number is proof enough. */
export function contactWantedScreen(locale: Locale): Screen {
  return { ...fixed(words(locale).linking.contactWanted), askContact: true }
}

/** Said whether there is such an employee or not. */
export function codeSentScreen(locale: Locale): Screen {
  return fixed(words(locale).linking.codeSent)
}

/** `left` attempts are left; with none the code is spent. */
export function codeWrongScreen(locale: Locale, left: number): Screen {
  const { linking } = words(locale)
  return fixed([left > 0 ? linking.codeWrong(String(left)) : linking.codeSpent])
}

/** Said whether there is such an employee or not. */
export function approvalAskedScreen(locale: Locale): Screen {
  return fixed(words(locale).linking.approvalAsked)
}

export function notConfirmedScreen(locale: Locale): Screen {
  return fixed([words(locale).linking.notConfirmed])
}

export function tooManyAttemptsScreen(locale: Locale): Screen {
  return fixed([words(locale).linking.tooManyAttempts])
}

/** To an administrator who wants to the page. */
export function adminLinkScreen(locale: Locale, link: string): Screen {
  return fixed(words(locale).linking.adminLink(link))
}

/** To somebody whom an administrator let in. */
export function approvedScreen(locale: Locale): Screen {
  const { linking, buttons } = words(locale)
  return fixed(linking.approved, [[button(buttons.home, { do: 'home' })]])
}

/** To an administrator: somebody says that they are `employee`. */
export function requestScreen(
  locale: Locale,
  request: { readonly id: string; readonly employee: string; readonly person: string },
): Screen {
  const { linking, buttons } = words(locale)
  const { id, employee, person } = request
  return fixed(linking.request(employee, person), [
    [
      button(buttons.approve, { do: 'approve', request: id }),
      button(buttons.decline, { do: 'decline', request: id }),
    ],
  ])
}

/** To the administrator who decided, or came too late. */
export function decidedScreen(locale: Locale, decision: 'approved' | 'declined' | 'late'): Screen {
  const { linking, buttons } = words(locale)
  const said = {
    approved: linking.requestApproved,
    declined: linking.requestDeclined,
    late: linking.requestLate,
  }
  return fixed([said[decision]], [[button(buttons.home, { do: 'home' })]])
}

/** To the chats that somebody had before: whoever did not do this must hear of it. */
export function linkedElsewhereScreen(locale: Locale, messenger: string, person: string): Screen {
  return fixed(words(locale).linking.linkedElsewhere(messenger, person))
}
