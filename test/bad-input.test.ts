import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { startTelegramEmulator, type TelegramEmulator } from './emulators/telegram/index.ts'
import { startDeafServer } from './servers/http-server.ts'
import { type Ran, svodka } from './spawned.ts'
import { theTerminal } from './terminal.ts'

const REPORT = ['report', 'deals.new', '--employee', 'ivanov', '--period']

describe('a command that is not written as it should be', { concurrency: 2 }, () => {
  it('ends with 2 and one line when a command or an option is not known', async () => {
    const [command, option] = await Promise.all([
      svodka(['reprot'], {}),
      svodka([...REPORT, 'month', '--empolyee', 'x'], {}),
    ])

    saysInOneLine(command, 2, /Unknown command «reprot»: see svodka help/)
    saysInOneLine(option, 2, /--empolyee/)
  })

  it('ends with 2 and one line when a metric or a day is not there', async () => {
    const [metric, february] = await Promise.all([
      svodka(['report', 'deals.lost', '--employee', 'ivanov', '--period', 'month'], {}),
      svodka([...REPORT, '2026-02-01..2026-02-31'], {}),
    ])

    saysInOneLine(metric, 2, /Unknown metric «deals.lost».*clients\.new.*products\.sold/)
    saysInOneLine(february, 2, /no day «2026-02-31»/)
  })

  it('names what is wrong with a word, and what there is instead', async () => {
    await isRefused([...REPORT, 'month', '--format', 'pdf'], /--format «pdf».*text, json, csv, png/)
    await isRefused([...REPORT, 'month', '--scope', 'us'], /--scope «us».*me, department, all/)
    await isRefused([...REPORT, '2026-11'], /period «2026-11».*last-year or YYYY-MM-DD\.\./)
    await isRefused(['report', 'deals.new', '--period', 'month'], /--employee is missing/)
    await isRefused(['log', '--last', 'all'], /--last «all»: use a whole number from 1/)
  })

  it('names what is wrong with a period', async () => {
    await isRefused([...REPORT, '2026-11-15..2026-11-01'], /begins 2026-11-15 after it ends/)
    await isRefused([...REPORT, '0000-01-01..0000-01-31'], /between the years 1990 and 2100/)
    await isRefused([...REPORT, '1995-01-01..2026-01-01'], /at most ten years/)
  })
})

/** Wrong usage: the process would end with 2. */
async function isRefused(words: readonly string[], message: RegExp): Promise<void> {
  const asked = theTerminal().run({ words, environment: {}, nowMs: 0 })
  await assert.rejects(asked, { code: 'bad-input', message })
}

describe('a command that cannot be done', { concurrency: 2 }, () => {
  let telegram: TelegramEmulator
  let dataDir: string
  const ask = (words: readonly string[], more = {}) =>
    svodka(words, { DATA_DIR: dataDir, TELEGRAM_API_URL: telegram.url, ...more })

  before(async () => {
    telegram = await startTelegramEmulator()
    dataDir = await makeDir()
    await ask(['migrate'])
  })

  after(async () => {
    await telegram[Symbol.asyncDispose]()
    await rm(dataDir, { recursive: true })
  })

  it('ends with 1 when nobody may have the figures', async () => {
    const words = ['report', 'deals.new', '--period', 'month', '--employee']
    const [unknown, deactivated, asking] = await Promise.all([
      ask([...words, 'nobody']),
      ask([...words, 'orlov']),
      ask(['ask', 'план', '--employee', 'orlov']),
    ])

    saysInOneLine(unknown, 1, /no employee with the login «nobody»: see svodka employees/)
    saysInOneLine(deactivated, 1, /orlov is deactivated or blocked/)
    saysInOneLine(asking, 1, /orlov is deactivated or blocked/)
  })

  it('ends with 1 when there is no such bot, or no room for a file', async () => {
    const out = join(dataDir, 'secret.key', 'x.csv')
    const [check, invite, file] = await Promise.all([
      ask(['bots', 'check', 'zzzzzz']),
      ask(['invite', 'ivanov', '--bot', 'zzzzzz']),
      ask([...REPORT, 'month', '--format', 'csv', '--out', out]),
    ])

    saysInOneLine(check, 1, /There is no bot «zzzzzz»: see svodka bots list/)
    saysInOneLine(invite, 1, /There is no bot «zzzzzz»/)
    saysInOneLine(file, 1, /--out: cannot write .*x\.csv \(ENOTDIR\)/)
  })

  it('ends with 1 when Telegram does not know a token, and never repeats it', async () => {
    const [wrong, malformed] = await Promise.all([
      ask(['bots', 'add', 'telegram', '--token', '123:AAsecret']),
      ask(['bots', 'add', 'telegram', '--token', 'AAsecret']),
    ])

    saysInOneLine(wrong, 1, /Telegram does not know this token.*BotFather/)
    saysInOneLine(malformed, 1, /Telegram does not know this token.*BotFather/)
    assert.doesNotMatch(wrong.stderr + malformed.stderr, /AAsecret/)
  })

  it('ends with 1 when Telegram answers 500, a page, or nothing at all', async () => {
    await using troubled = await startTelegramEmulator({ token: '123:AAsecret' })
    const words = ['bots', 'add', 'telegram', '--token', troubled.token]
    const there = { TELEGRAM_API_URL: troubled.url }
    troubled.fault({ kind: 'internal-error' })
    const broken = await ask(words, there)
    troubled.fault({ kind: 'bad-gateway' })
    const page = await ask(words, there)
    await troubled.down('refuse')
    const away = await ask(words, there)

    saysInOneLine(broken, 1, /Telegram.*getMe.*Internal Server Error/)
    saysInOneLine(page, 1, /Telegram.*getMe.*not Telegram's \(HTTP 502\)/)
    saysInOneLine(away, 1, /Telegram.*getMe.*127\.0\.0\.1 cannot be reached/)
    assert.doesNotMatch(broken.stderr + page.stderr + away.stderr, /AAsecret/)
  })
})

describe('a start that cannot be', { concurrency: 2 }, () => {
  let dataDir: string

  before(async () => {
    dataDir = await makeDir()
    // The first one makes the company.
    await svodka(['migrate'], { DATA_DIR: dataDir })
  })

  after(() => rm(dataDir, { recursive: true }))

  it('names the variable that is wrong', async () => {
    const [port, address, level, key, file] = await Promise.all([
      svodka(['start'], { PORT: 'eighty' }),
      svodka(['start'], { PUBLIC_URL: 'http://bot.example.ru' }),
      svodka(['start'], { LOG_LEVEL: 'loud' }),
      svodka(['start'], { SECRET_KEY: 'short' }),
      svodka(['start'], { SECRET_KEY_FILE: join(dataDir, 'absent') }),
    ])

    saysInOneLine(port, 1, /PORT: must be a port number/)
    saysInOneLine(address, 1, /PUBLIC_URL: must begin with https/)
    saysInOneLine(level, 1, /LOG_LEVEL: must be one of/)
    saysInOneLine(key, 1, /SECRET_KEY: must have at least 16 characters/)
    saysInOneLine(file, 1, /SECRET_KEY_FILE: cannot read/)
    assert.doesNotMatch(key.stderr, /short/)
  })

  it('names the port that somebody else has, and leaves every bot alone', async () => {
    await using telegram = await startTelegramEmulator()
    await using taken = await startDeafServer()
    const there = { ...withStore('port'), TELEGRAM_API_URL: telegram.url, PORT: `${taken.port}` }
    await svodka(['bots', 'add', 'telegram', '--token', telegram.token], there)

    const ran = await svodka(['start'], there)

    assert.deepEqual(
      telegram.calls.map(({ method }) => method),
      ['getMe'],
    )
    saysInOneLine(ran, 1, new RegExp(`port is in use.*127\\.0\\.0\\.1:${taken.port}.*PORT`))
  })

  it('names the folder that cannot be written', async () => {
    const below = join(dataDir, 'a-file', 'data')
    await writeFile(join(dataDir, 'a-file'), '')

    const ran = await svodka(['start'], { DATA_DIR: below })

    saysInOneLine(ran, 1, /DATA_DIR: cannot write in .*a-file\/data \(ENOTDIR\)/)
  })

  it('names the store that is damaged, and leaves it as it is', async () => {
    const store = join(dataDir, 'damaged.sqlite')
    await writeFile(store, 'this is not a database, but it may have been one')

    const ran = await svodka(['start'], withStore('damaged'))

    saysInOneLine(ran, 1, /Cannot open the store .*damaged\.sqlite/)
    assert.match(await readFile(store, 'utf8'), /^this is not a database/)
  })

  it('names the key that does not open what it sealed before', async () => {
    await using telegram = await startTelegramEmulator()
    const sealed = { ...withStore('sealed'), TELEGRAM_API_URL: telegram.url }
    await svodka(['bots', 'add', 'telegram', '--token', telegram.token], sealed)

    const ran = await svodka(['bots', 'list'], { ...sealed, SECRET_KEY: 'another key, as long' })

    saysInOneLine(ran, 1, /SECRET_KEY/)
  })

  /** The same company beside a store of its own. */
  const withStore = (name: string) => ({
    DATA_DIR: dataDir,
    DATABASE_URL: `sqlite:${join(dataDir, `${name}.sqlite`)}`,
  })
})

describe('a demo company that is damaged', () => {
  it('is set aside, never deleted, and made anew', async () => {
    const dataDir = await makeDir()
    await writeFile(join(dataDir, 'demo.sqlite'), 'this is not a database either')

    const { code, stdout, stderr } = await svodka(['employees'], { DATA_DIR: dataDir })

    const aside = (await readdir(dataDir)).find((name) => name.startsWith('demo.sqlite.damaged-'))
    assert.equal(code, 0)
    assert.match(stdout, /Петрова Анна/)
    assert.match(stderr, /demo\.sqlite is damaged: it is kept as/)
    assert.match(await readFile(join(dataDir, aside ?? ''), 'utf8'), /^this is not/)
    await rm(dataDir, { recursive: true })
  })
})

const makeDir = () => mkdtemp(join(tmpdir(), 'svodka-bad-'))

/** One clear line on stderr, nothing on stdout, and the exit code of the contract. */
function saysInOneLine({ code, stdout, stderr }: Ran, expected: number, line: RegExp): void {
  assert.match(stderr, line)
  assert.match(stderr, /^svodka: [^\n]+\n$/)
  assert.deepEqual([code, stdout], [expected, ''])
}
