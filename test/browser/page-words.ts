import { words as botWords } from '../../src/reports/index.ts'
import { en as accessEn } from '../../web/src/locales/en/access.ts'
import { en as botsEn } from '../../web/src/locales/en/bots.ts'
import { en as broadcastsEn } from '../../web/src/locales/en/broadcasts.ts'
import { en as logEn } from '../../web/src/locales/en/log.ts'
import { en as overviewEn } from '../../web/src/locales/en/overview.ts'
import { en as settingsEn } from '../../web/src/locales/en/settings.ts'
import { en as setupEn } from '../../web/src/locales/en/setup.ts'
import { en as shellEn } from '../../web/src/locales/en/shell.ts'
import { en as signInEn } from '../../web/src/locales/en/sign-in.ts'
import { en as uiEn } from '../../web/src/locales/en/ui.ts'
import { en as usersEn } from '../../web/src/locales/en/users.ts'
import { ru as accessRu } from '../../web/src/locales/ru/access.ts'
import { ru as botsRu } from '../../web/src/locales/ru/bots.ts'
import { ru as broadcastsRu } from '../../web/src/locales/ru/broadcasts.ts'
import { ru as logRu } from '../../web/src/locales/ru/log.ts'
import { ru as overviewRu } from '../../web/src/locales/ru/overview.ts'
import { ru as settingsRu } from '../../web/src/locales/ru/settings.ts'
import { ru as setupRu } from '../../web/src/locales/ru/setup.ts'
import { ru as shellRu } from '../../web/src/locales/ru/shell.ts'
import { ru as signInRu } from '../../web/src/locales/ru/sign-in.ts'
import { ru as uiRu } from '../../web/src/locales/ru/ui.ts'
import { ru as usersRu } from '../../web/src/locales/ru/users.ts'

/** What a walk reads on the page and in the bot. The page finds its own words by itself. */
export interface PageWords {
  readonly access: typeof accessRu
  readonly bots: typeof botsRu
  readonly broadcasts: typeof broadcastsRu
  readonly log: typeof logRu
  readonly overview: typeof overviewRu
  readonly settings: typeof settingsRu
  readonly setup: typeof setupRu
  readonly shell: typeof shellRu
  readonly signIn: typeof signInRu
  readonly ui: typeof uiRu
  readonly users: typeof usersRu
  readonly bot: ReturnType<typeof botWords>
}

export const RU: PageWords = {
  access: accessRu,
  bots: botsRu,
  broadcasts: broadcastsRu,
  log: logRu,
  overview: overviewRu,
  settings: settingsRu,
  setup: setupRu,
  shell: shellRu,
  signIn: signInRu,
  ui: uiRu,
  users: usersRu,
  bot: botWords('ru'),
}

export const EN: PageWords = {
  access: accessEn,
  bots: botsEn,
  broadcasts: broadcastsEn,
  log: logEn,
  overview: overviewEn,
  settings: settingsEn,
  setup: setupEn,
  shell: shellEn,
  signIn: signInEn,
  ui: uiEn,
  users: usersEn,
  bot: botWords('en'),
}
