/**
 * The page's way to the server. `call` reaches one address, `useRead` and `useRows` keep what was
 * read, `useAct` changes something once, `useAdminEvent` hears what happens meanwhile. All of it is
 * typed by the schema of `src/http/schema`.
 */
export { call, csrfHeaders, keepCsrf } from './call.ts'
export { queryClient } from './client.ts'
export { listenToServer, useAdminEvent } from './events.ts'
export { ApiFailure, failureOf } from './failure.ts'
export { isGateClosed, leaveGateClosed, onGate, openGate, signedInAgain } from './gate.ts'
export { toRequest } from './given.ts'
export { type Act, useAct } from './use-act.ts'
export { type Readable, rowsKey, useLiveRead, useRead, useRows } from './use-read.ts'
