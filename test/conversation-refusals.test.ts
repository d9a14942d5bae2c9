import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import { triesEverything, wentOut } from './every-road.ts'
import { type Service, startService } from './harness.ts'
import { type Walk, walk } from './walk.ts'

describe('somebody who may see nothing', () => {
  let service: Service
  let seen: Walk

  before(async () => {
    service = await startService({ road: 'polling' })
    seen = await walk(await service.joins('vetrov'))
  })

  after(() => service[Symbol.asyncDispose]())

  it('is told apart from a head, to whom every button shows something', () => {
    assert.ok(seen.data.size > 1000)
    assert.ok(seen.seen.some(({ photo }) => photo !== undefined))
    assert.ok(seen.seen.some(({ document }) => document !== undefined))
    assert.deepEqual(
      seen.seen.filter(({ words, buttons }) => words === '' || buttons.length === 0),
      [],
    )
  })

  it('gets no figure as a stranger', async () => {
    const stranger = service.person()

    assert.deepEqual(await wordsTo(stranger), [...refusals.stranger, refusals.invitationInvalid])
  })
})
