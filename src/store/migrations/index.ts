import type { Migration } from 'kysely/migration'
import { up as first } from './0001-first.ts'
import { up as invitationsWatched } from './0002-invitations-watched.ts'
import { up as selfService } from './0003-self-service.ts'
import { up as botSettings } from './0004-bot-settings.ts'
import { up as requests } from './0005-requests.ts'
import { up as log } from './0006-log.ts'
import { up as administration } from './0007-administration.ts'

/** Every change of the tables, in order. Named here one by one, so that none is found by chance. */
export const migrations: Record<string, Migration> = {
  '0001-first': { up: first },
  '0002-invitations-watched': { up: invitationsWatched },
  '0003-self-service': { up: selfService },
  '0004-bot-settings': { up: botSettings },
  '0005-requests': { up: requests },
  '0006-log': { up: log },
  '0007-administration': { up: administration },
}
