import { z } from 'zod'
import { CONFIRMATIONS } from './proof.ts'

/**
 * What administrators decide about the service, by name: what each may be, and what it is before
 * anybody decided. Adding a setting is adding an entry.
 */
export const SETTINGS = {
  /** Null: whatever fits the set-up, see `meet-stranger.ts`. */
  confirmation: z.enum(CONFIRMATIONS).nullable().default(null),
  /** How many days the log of messages and of attempts reaches back. */
  retentionDays: z.number().int().min(1).max(3650).default(90),
  /** Whether the log keeps what was said, figures and all. */
  keepTexts: z.boolean().default(false),
  /** Ids of the employees chosen to handle requests; empty: the CRM's own, else administrators. */
  requestHandlers: z.array(z.string()).readonly().default([]),
  /** Where people read how their personal data are processed; null while none is set. */
  policyUrl: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
} as const satisfies Readonly<Record<string, z.ZodType>>

export type SettingName = keyof typeof SETTINGS

export type SettingValues = {
  readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]>
}

export interface Settings {
  /** The value decided on, else the default; so too when what is kept is no value any more. */
  get<Name extends SettingName>(name: Name): Promise<SettingValues[Name]>
  /** Throws `bad-input` for a value that may not be. */
  set<Name extends SettingName>(name: Name, value: SettingValues[Name]): Promise<void>
}
