import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FaultKind, Person } from './emulators/telegram/index.ts'
import { wentOut } from './every-road.ts'
import { eventually, type Service, startService } from './harness.ts'

// Each test has a service of its own, and one of them waits for as long as a call may take.
describe('delivery', { concurrency: true }, () => {
  describe('a message that Telegram does not take', { concurrency: true }, () => {
    it('waits as long as Telegram asks, and holds up nobody else', async () => {
      await using service = await startService({ road: 'webhook' })
      const [patient, other] = await joinTwo(service)
      service.telegram.fault({ ...sending(patient, 'flood'), retryAfter: 30 })

      await asks(service, patient, '/settings')
      await service.pass({ seconds: 29 })
      other.says('/settings')
      await other.sees('Настройки')
      const tries = wentOut(service, patient.user.id).length
      await service.pass({ seconds: 10 })

      await patient.sees('Настройки')
      assert.equal(tries, 2)
      assert.equal(wentOut(service, patient.user.id).length, 3)
    })

    it('silences the whole bot when Telegram asks a second chat to wait too', async () => {
      await using service = await startService({ road: 'webhook' })
      const [one, other] = await joinTwo(service)
      const third = await service.joins('lebedeva')
      service.telegram.fault({ kind: 'flood', method: 'sendMessage', times: 2, retryAfter: 30 })

      await asks(service, one, '/settings')
      await asks(service, other, '/settings')
      third.says('/settings')
      await service.telegram.idle()
      await service.pass({ seconds: 10 })
      const early = await lastEntry(service)
      await service.pass({ seconds: 40 })

      assert.equal(early?.state, 'queued')
      await Promise.all([one, other, third].map((person) => person.sees('Настройки')))
    })

    it('is said again after an error of the server', async () => {
      await isSaidAgain('internal-error', 1)
    })

    it('is said again after a page of a proxy', async () => {
      await isSaidAgain('bad-gateway', 1)
    })

    it('is said again after a connection that broke before it was taken', async () => {
      await isSaidAgain('drop', 1)
    })

    it('is said twice rather than never when the connection broke after it was taken', async () => {
      await isSaidAgain('drop-after', 2)
    })

    it('is said again after a wait in which no answer came, taken or not', async () => {
      await using service = await startService({ road: 'webhook' })
      const [one, other] = await joinTwo(service)
      service.telegram.fault(sending(one, 'hang'))
      service.telegram.fault(sending(other, 'hang-after'))
      one.says('/settings')
      other.says('/settings')

      await eventually(() => troubles(service).length === 2, 20_000)
      await service.pass({ seconds: 10 })
      await service.settled()

      assert.deepEqual([settingsIn(one), settingsIn(other)], [1, 2])
    })

    it('is given up when it is refused for good, and the log says why', async () => {
      await using service = await startService({ road: 'webhook' })
      const [person] = await joinTwo(service)
      const words = 'Bad Request: not enough rights to send text messages to the chat'
      service.telegram.fault(sending(person, { status: 400, description: words }))

      await asks(service, person, '/settings')

      const entry = await lastEntry(service)
      assert.equal(entry?.state, 'failed')
      assert.match(entry?.error ?? '', /not enough rights/)
    })
  })

  describe('somebody whom Telegram does not let us reach', () => {
    it('is not subscribed any more once they block the bot, until they come back', async () => {
      await using service = await startService({ road: 'webhook' })
      const [person] = await joinTwo(service)

      person.blocks()
      await eventually(async () => (await stateOf(service, person)) === 'stopped')
      person.unblocks()
      await eventually(async () => (await stateOf(service, person)) === 'subscribed')
      person.says('/month')

      await person.sees('Сводка')
    })

    it('is not subscribed any more once Telegram says so, until /start', async () => {
      await using service = await startService({ road: 'webhook' })
      const [person] = await joinTwo(service)
      service.telegram.fault(sending(person, 'blocked'))

      await asks(service, person, '/settings')
      const entry = await lastEntry(service)
      const state = await stateOf(service, person)
      person.starts()

      assert.equal(state, 'stopped')
      assert.equal(entry?.state, 'failed')
      assert.match(entry?.error ?? '', /blocked by the user/)
      await person.sees('Здравствуйте')
    })
  })

  describe('a token that was revoked', () => {
    it('marks the bot when a message cannot be sent', async () => {
      await using service = await startService({ road: 'webhook' })
      const [person] = await joinTwo(service)
      service.telegram.fault({ kind: REVOKED, times: Number.POSITIVE_INFINITY })

      await asks(service, person, '/settings')

      await isMarked(service)
    })

    it('marks the bot when nothing can be fetched', async () => {
      await using service = await startService({ road: 'polling' })
      service.telegram.fault({
        kind: REVOKED,
        method: 'getUpdates',
        times: Number.POSITIVE_INFINITY,
      })

      // What is fetched by now is the last of it.
      service.person().says('/start')

      await isMarked(service)
    })

    it('marks the bot when it cannot be connected', async () => {
      await using service = await startService({ road: 'webhook' })
      service.telegram.fault({ kind: REVOKED, times: Number.POSITIVE_INFINITY })

      await service.restarts()

      await isMarked(service)
    })
  })
})

const REVOKED = { status: 401, description: 'Unauthorized' } as const

async function isMarked(service: Service): Promise<void> {
  await eventually(async () => {
    const [bot] = await service.json<{ state: string }[]>('bots', 'list')
    return bot?.state === 'unauthorized'
  })
}

/** A message that fails once in a way, and is there so many times in the end. */
async function isSaidAgain(kind: FaultKind, times: number): Promise<void> {
  await using service = await startService({ road: 'webhook' })
  const [person] = await joinTwo(service)
  service.telegram.fault(sending(person, kind))

  await asks(service, person, '/settings')
  await service.pass({ seconds: 10 })
  await service.settled()

  assert.equal(settingsIn(person), times)
  const entry = await lastEntry(service)
  assert.deepEqual([entry?.state, entry?.attempts], ['sent', 2])
}

const sending = ({ user }: Person, kind: FaultKind) =>
  ({ kind, method: 'sendMessage', chatId: user.id }) as const

const settingsIn = ({ chat }: Person): number =>
  chat.filter(({ fromBot, words }) => fromBot && words.startsWith('Настройки')).length

const joinTwo = async (service: Service) =>
  [await service.joins('petrova'), await service.joins('sokolov')] as const

const troubles = ({ log }: Service) => log.filter(({ event }) => event === 'not sent')

/** Says something and waits until it was tried to answer, in vain. */
async function asks(service: Service, person: Person, words: string): Promise<void> {
  person.says(words)
  await service.telegram.idle()
  await eventually(async () => ((await lastEntry(service))?.attempts ?? 0) > 0)
}

async function lastEntry(service: Service): Promise<Logged | undefined> {
  const [entry] = await service.json<Logged[]>('log', '--last', '1')
  return entry
}

interface Logged {
  readonly state: string
  readonly attempts: number
  readonly error: string | null
}

async function stateOf(service: Service, { user }: Person): Promise<string | undefined> {
  const all = await service.json<{ userId: string; state: string }[]>('subscribers', 'list')
  return all.find(({ userId }) => userId === String(user.id))?.state
}
