import { administration } from './administration.ts'
import { bots } from './bots.ts'
import { broadcasts } from './broadcasts.ts'
import type { Endpoints } from './endpoint.ts'
import { log } from './log.ts'
import { people } from './people.ts'
import { requests } from './requests.ts'
import { session } from './session.ts'

/** Every address there is. */
export const ENDPOINTS = {
  ...session,
  ...administration,
  ...bots,
  ...people,
  ...log,
  ...broadcasts,
  ...requests,
} as const satisfies Endpoints

export type Address = keyof typeof ENDPOINTS
