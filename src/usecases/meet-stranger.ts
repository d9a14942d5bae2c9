import {
  approvalAskedScreen,
  codeSentScreen,
  codeWrongScreen,
  contactWantedScreen,
  crmDownScreen,
  invitationInvalidScreen,
  notConfirmedScreen,
  onlyInvitationScreen,
  type Screen,
  strangerScreen,
  tooManyAttemptsScreen,
} from '../dialog/index.ts'
import type { Locale } from '../reports/index.ts'
import { attemptAs, type Meeting, mayAttempt, nameable } from './attempt-proof.ts'
import type { FoundSubscriber } from './ledger.ts'
import { linkTo, visitorOf } from './link-subscriber.ts'
import { notice } from './notice.ts'
import type { Confirmation, Proof } from './proof.ts'
import { put } from './put-entry.ts'
import { type Claim, readClaim, readPhone } from './read-claim.ts'
import { languageOf } from './viewer.ts'

/** Wrong codes until the code is spent. */
const MOST_TRIES = 5

/**
 * Answers somebody who is linked to nobody. Returns the subscriber they have become, or null. What
 * is said, and the work done for it, is the same whether they name an employee or nobody.
 */
export async function meetStranger(meeting: Meeting): Promise<FoundSubscriber | null> {
  const { event } = meeting.update
  if (event.type === 'stopped' || event.type === 'returned') return null
  if (event.type === 'start' && event.code !== null) {
    await notice(meeting, 'stranger', invitationInvalidScreen)
    return null
  }
  const policy = await policyOf(meeting)
  const code = event.type === 'text' ? codeIn(event.text) : null
  const proof = code === null ? null : await waitingCode(meeting)
  if (code !== null && proof !== null) return tryCode(meeting, proof, code)
  if (code !== null && policy === 'code') {
    await notice(meeting, 'stranger', (locale) => codeWrongScreen(locale, 0))
    return null
  }
  const claim = policy === 'off' ? null : claimIn(meeting, policy)
  if (claim === null || policy === 'off') {
    await notice(meeting, 'stranger', strangersScreen(policy))
    return null
  }
  return hearClaim(meeting, policy, claim)
}

/** How strangers are confirmed here and now. What is impossible here falls back to an approval. */
async function policyOf(meeting: Meeting): Promise<Confirmation> {
  const chosen = await meeting.ledger.settings.get('confirmation')
  const policy = chosen ?? 'code'
  if (policy === 'code' && !meeting.mails) return 'approval'
  if (policy === 'phone' && !meeting.capabilities.contactButton) return 'approval'
  return policy
}

function strangersScreen(policy: Confirmation): (locale: Locale) => Screen {
  if (policy === 'off') return onlyInvitationScreen
  return policy === 'phone' ? contactWantedScreen : strangerScreen
}

/** Only a number that the messenger vouches for is the sender's. */
function claimIn({ update: { event } }: Meeting, policy: Confirmation): Claim | null {
  if (event.type === 'contact' && event.own) {
    const value = readPhone(`+${event.phone.replaceAll(/\D/g, '')}`)
    return value === null ? null : { by: 'phone', value }
  }
  // Where numbers are the proof, words are not.
  return event.type === 'text' && policy !== 'phone' ? readClaim(event.text) : null
}

async function hearClaim(
  meeting: Meeting,
  policy: Exclude<Confirmation, 'off'>,
  claim: Claim,
): Promise<FoundSubscriber | null> {
  const { ledger, company } = meeting
  if (company === null) {
    await notice(meeting, 'crm unavailable', (locale) => crmDownScreen(locale, null))
    return null
  }
  if (!(await mayAttempt(meeting))) {
    await notice(meeting, 'too many attempts', tooManyAttemptsScreen)
    return null
  }
  const employee = await nameable(meeting, company, claim)
  const proof = await attemptAs(meeting, policy, claim, employee)
  if (policy === 'code') return say(meeting, codeSentScreen)
  if (policy === 'approval') return say(meeting, approvalAskedScreen)
  if (proof.employeeId === null) return say(meeting, notConfirmedScreen)
  return linkTo(ledger, visitorOf(meeting.bot, meeting.update), proof.employeeId)
}

const codeIn = (text: string) => /^\s*(\d{6})\s*$/.exec(text)?.[1] ?? null

async function waitingCode({ ledger, bot, update, now }: Meeting): Promise<Proof | null> {
  const person = { botId: bot.id, userId: update.from.id }
  const waiting = await ledger.proofs.waitingOf(person, now)
  return waiting.find(({ method }) => method === 'code') ?? null
}

async function tryCode(
  meeting: Meeting,
  proof: Proof,
  code: string,
): Promise<FoundSubscriber | null> {
  const { ledger } = meeting
  const right = await ledger.proofs.isCode(proof.id, code)
  if (right && proof.employeeId !== null) {
    await ledger.proofs.change(proof.id, { state: 'proven' })
    return linkTo(ledger, visitorOf(meeting.bot, meeting.update), proof.employeeId)
  }
  const tries = proof.tries + 1
  const spent = tries >= MOST_TRIES
  await ledger.proofs.change(proof.id, { tries, state: spent ? 'spent' : 'waiting' })
  return say(meeting, (locale) => codeWrongScreen(locale, MOST_TRIES - tries))
}

async function say(meeting: Meeting, screen: (locale: Locale) => Screen): Promise<null> {
  const { update } = meeting
  const nobody = { update, subscriber: null, replaces: null }
  await put(meeting, nobody, 'confirmation', screen(languageOf(update)))
  return null
}
