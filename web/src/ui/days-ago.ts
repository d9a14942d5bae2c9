import { accountDay } from './account-day.ts'

/** How many midnights of the time zone lie between; 0 is the same day. */
export function daysAgo(moment: number, now: number, timeZone: string | undefined): number {
  const dayOf = (at: number): number => Date.parse(accountDay(new Date(at), timeZone)) / 86_400_000
  return dayOf(now) - dayOf(moment)
}
