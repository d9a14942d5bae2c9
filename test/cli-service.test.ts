import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { startTelegramEmulator, type TelegramEmulator } from './emulators/telegram/index.ts'
import { eventually } from './harness.ts'
import { unusedPort } from './servers/http-server.ts'
import { olderNode, read, run, startSpawned, svodka } from './spawned.ts'

const older = await olderNode()

describe('bots and the service on the command line', { concurrency: 2 }, () => {
  let telegram: TelegramEmulator
  let dataDir: string
  const ask = (...words: string[]) => svodka(words, environment())
  const environment = () => ({ DATA_DIR: dataDir, TELEGRAM_API_URL: telegram.url })

  before(async () => {
    telegram = await startTelegramEmulator()
    dataDir = await mkdtemp(join(tmpdir(), 'svodka-cli-'))
    // The first one makes the company.
    await ask('migrate')
  })

  after(async () => {
    await telegram[Symbol.asyncDispose]()
    await rm(dataDir, { recursive: true })
  })

  it('bots, invite, subscribers, log and doctor speak of one bot', async () => {
    const bot = await read<{ id: string }>(
      ask('bots', 'add', 'telegram', '--token', telegram.token, '--format', 'json'),
    )
    const [bots, checked, invited, subscriber, checks] = await Promise.all([
      read<object[]>(ask('bots', 'list', '--format', 'json')),
      read<object>(ask('bots', 'check', bot.id, '--format', 'json')),
      read<Invited>(ask('invite', 'petrova', '--bot', bot.id, '--format', 'json')),
      read<object>(
        ask('subscribers', 'add', 'ivanov', '--bot', bot.id, '--user', '@ivan', '--format', 'json'),
      ),
      read<{ check: string; ok: boolean }[]>(ask('doctor', '--format', 'json')),
    ])

    const identity = { kind: 'telegram', externalId: '7123456789', name: 'Svodka' }
    assert.deepEqual(bot, { id: bot.id, ...identity, username: 'svodka_bot' })
    assert.deepEqual(bots, [{ ...bot, state: 'working', webhookUrl: null }])
    assert.deepEqual(checked, { ...checked, name: 'Svodka', webhookUrl: null, lastError: null })
    assert.equal(invited.link, `https://t.me/svodka_bot?start=${invited.code}`)
    assert.match(invited.expiresAt, /^\d{4}-\d\d-\d\dT.*Z$/)
    assert.deepEqual(subscriber, { ...subscriber, employee: 'ivanov', state: 'waiting' })
    assert.deepEqual(
      checks.filter(({ ok }) => !ok),
      [],
    )
  })

  it('doctor names the cause and the cure of what is wrong, and ends with 1', async () => {
    await using silent = await startTelegramEmulator()
    const DATABASE_URL = `sqlite:${join(dataDir, 'doctor.sqlite')}`
    const there = { DATA_DIR: dataDir, DATABASE_URL, TELEGRAM_API_URL: silent.url }
    await svodka(['bots', 'add', 'telegram', '--token', silent.token], there)
    await silent.down('refuse')

    const { code, stdout, stderr } = await svodka(['doctor', '--format', 'json'], there)

    const checks: { check: string; ok: boolean; cause?: string; cure?: string }[] =
      JSON.parse(stdout)
    const [wrong, ...others] = checks.filter(({ ok }) => !ok)
    assert.deepEqual([code, others], [1, []])
    assert.match(wrong?.check ?? '', /^bot \w{6} \(telegram\)$/)
    assert.match(wrong?.cause ?? '', /cannot be reached/)
    assert.match(wrong?.cure ?? '', /token.*PROXY_URL/)
    assert.match(stderr, /^svodka: Not in order: bot/)
  })

  it('log --format json is empty before anything was said', async () => {
    assert.deepEqual(await read(ask('log', '--last', '5', '--format', 'json')), [])
  })

  it('help shows every command, also where the environment is wrong', async () => {
    const { code, stdout } = await svodka(['help'], { PORT: 'eighty' })

    assert.equal(code, 0)
    assert.match(stdout, /svodka start[\s\S]*svodka report[\s\S]*svodka doctor/)
  })

  it('is reached by npx and by npm run', async () => {
    const [npx, npm] = await Promise.all([
      run('npx', ['svodka', 'metrics', '--format', 'json'], environment()),
      run('npm', ['run', '-s', 'svodka', '--', 'metrics', '--format', 'json'], environment()),
    ])

    assert.deepEqual([npx.code, npx.stdout], [0, npm.stdout])
    assert.equal(JSON.parse(npx.stdout).length, 14)
  })

  it('works where an older Node starts it', { skip: older.none }, async () => {
    const words = ['metrics', '--format', 'json']
    const { code, stdout } = await svodka(words, environment(), older.path)

    assert.deepEqual([code, JSON.parse(stdout).length], [0, 14])
  })

  it('start ends well on Ctrl+C', async () => {
    await using service = await startHere(process.execPath)

    assert.equal(await service.interrupts(), 0)
  })

  it('start ends well on Ctrl+C where an older Node started it', { skip: older.none }, async () => {
    await using service = await startHere(older.path)

    assert.equal(await service.interrupts(), 0)
  })

  it('start ends with the older Node that started it', { skip: older.none }, async () => {
    await using service = await startHere(older.path)

    await service.stops()

    await eventually(async () => !(await answers(service.url)))
  })

  /** A service on a store of its own, that answers. */
  async function startHere(node: string) {
    const port = await unusedPort()
    const DATABASE_URL = `sqlite:${join(dataDir, `${port}.sqlite`)}`
    const service = await startSpawned({ ...environment(), PORT: `${port}`, DATABASE_URL }, node)
    const url = `http://127.0.0.1:${port}/healthz`
    await eventually(() => answers(url))
    return { ...service, url }
  }
})

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

interface Invited {
  readonly link: string
  readonly code: string
  readonly expiresAt: string
}
