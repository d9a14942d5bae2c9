/** How many midnights of the browser's time zone lie between; 0 is the same day. */
export function daysAgo(moment: number, now: number): number {
  return dayOf(now) - dayOf(moment)
}

function dayOf(moment: number): number {
  const date = new Date(moment)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
}
