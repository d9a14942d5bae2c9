import type { Method } from './call.ts'
import { FILE_METHODS } from './files.ts'
import { GROUP_METHODS } from './groups.ts'
import { MESSAGE_METHODS } from './messages.ts'

export type { Call, Method } from './call.ts'

export const METHODS: Readonly<Record<string, Method>> = {
  ...GROUP_METHODS,
  ...MESSAGE_METHODS,
  ...FILE_METHODS,
}
