import { createContext, useContext } from 'react'
import { useLanguage } from '../locales/index.tsx'

const TimeZone = createContext<string | undefined>(undefined)

/** Gives everything inside the time zone of the account; undefined is the browser's. */
export const TimeZoneProvider = TimeZone.Provider

/** The time zone that times are meant in. */
export function useTimeZone(): string | undefined {
  return useContext(TimeZone)
}

/** «Europe/Moscow, GMT+3» when the clock there is not the one here; null when it is. */
export function useForeignZone(): string | null {
  const timeZone = useTimeZone()
  const { language } = useLanguage()
  if (timeZone === undefined) return null
  const offset = offsetIn(language, timeZone)
  return offset === offsetIn(language, undefined) ? null : `${timeZone}, ${offset}`
}

function offsetIn(language: string, timeZone: string | undefined): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortOffset' })
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? ''
}
