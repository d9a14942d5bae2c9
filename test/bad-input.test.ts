import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { startTelegramEmulator, type TelegramEmulator } from './emulators/telegram/index.ts'
import { startDeafServer } from './servers/http-server.ts'
import { type Environment, type Ran, svodka } from './spawned.ts'

describe('what is wrong', { concurrency: 2 }, () => {})
