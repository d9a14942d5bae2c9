/**
 * Kernel: what every room speaks. Errors with a closed list of codes, the clock as an argument,
 * exact money, rich text before any messenger's markup, ids, secrets and the log. Imports nothing of ours.
 */
export { type Clock, fixedClock, systemClock } from './clock.ts'
export { AppError, codeOf, type ErrorCode } from './errors.ts'
export {
  firstIdAt,
  type MakeId,
  secretId,
  shortId,
  sixDigits,
  timeOrderedId,
  timeOrderedIds,
} from './ids.ts'
export { createLog, type Log, loggable } from './log.ts'
export { type Minor, majorUnits, percentOf, sumCounts, sumMinor, wholeMinutes } from './money.ts'
export { networkOf } from './network.ts'
export { hashPassword, isPassword } from './password.ts'
export {
  bold,
  type Line,
  line,
  muted,
  plainText,
  type RichText,
  type Span,
  splitText,
} from './rich-text.ts'
export { createSecretBox, hashCode, type SecretBox, sameSecret } from './secrets.ts'
