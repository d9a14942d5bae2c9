import { enableCompileCache } from 'node:module'

// Before anything else is loaded: the second start is then twice as fast and a fifth smaller.
enableCompileCache()
await import('./cli/process.ts')
