/**
 * Dialog: what to say next. `step` turns what somebody did into wishes: a screen to show, a report
 * to compute, a setting to keep. Nothing is remembered between steps: a button carries everything
 * that it needs (`action.ts`). `reportScreen` puts a computed report between its buttons, and
 * `fixed.ts` speaks to those who are no subscribers. `request-form.ts` asks what a request («заявка»)
 * needs, `request-card.ts` shows one to those who handle it. Every word comes from `reports/locales`. Pure.
 */
export { type Action, decodeAction, encodeAction } from './action.ts'
export { questionLabel } from './choices.ts'
export { commandIn } from './commands.ts'
export type { DialogEvent, HandlerAct, ReportRequest, Screen, Viewer, Wish } from './dialog.ts'
export {
  crmDownScreen,
  crmMismatchScreen,
  failedScreen,
  invitationInvalidScreen,
  privateOnlyScreen,
  refusedScreen,
  strangerScreen,
  tooManyScreen,
  unsubscribedScreen,
} from './fixed.ts'
export { firstName, homeScreen, welcomeScreen } from './home.ts'
export {
  adminLinkScreen,
  approvalAskedScreen,
  approvedScreen,
  codeSentScreen,
  codeWrongScreen,
  contactWantedScreen,
  decidedScreen,
  linkedElsewhereScreen,
  notConfirmedScreen,
  onlyInvitationScreen,
  requestScreen,
  tooManyAttemptsScreen,
} from './linking.ts'
export { metricGoneScreen } from './metrics.ts'
export {
  type ReportLook,
  type ReportNote,
  type ReportReader,
  reportScreen,
} from './report-screen.ts'
export {
  declineReasonsScreen,
  type Occasion,
  offeredRequestScreen,
  type RequestNews,
  requestNewsScreen,
  type ShownRequest,
  takenRequestScreen,
} from './request-card.ts'
export {
  REQUEST_ROOM,
  type RequestStep,
  requestAcceptedScreen,
  requestChoiceScreen,
  requestFormScreen,
  requestHeldScreen,
  requestInWorkScreen,
  requestLeftScreen,
  requestRefusedScreen,
  requestStepScreen,
  type StepNote,
} from './request-form.ts'
export { asksToHandle, asksToReturn, step } from './step.ts'
