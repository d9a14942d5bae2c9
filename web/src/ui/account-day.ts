/** The day in the time zone of the account, YYYY-MM-DD; without one, in the browser's. */
export function accountDay(moment: Date, timeZone: string | undefined): string {
  // Swedish dates are written as ISO has them.
  return new Intl.DateTimeFormat('sv', { timeZone }).format(moment)
}
