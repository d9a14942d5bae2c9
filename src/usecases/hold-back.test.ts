import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createFloodGate } from './hold-back.ts'

describe('a chat in which too much waits', () => {
  it('is told so once a minute, and else nothing', () => {
    const { gate, pass } = createGate()

    const heard = enterings(gate, 'loud', 62)
    pass(60_000)
    const later = enterings(gate, 'loud', 2)

    assert.deepEqual(heard, [...Array(60).fill('in'), 'told', 'silent'])
    assert.deepEqual(later, ['told', 'silent'])
  })

  it('is heard again as soon as it was answered', () => {
    const { gate } = createGate()
    enterings(gate, 'loud', 60)

    gate.leave('loud')

    assert.equal(gate.enter('loud'), 'in')
  })

  it('does not keep another from being heard', () => {
    const { gate } = createGate()
    enterings(gate, 'loud', 1000)

    assert.equal(gate.enter('quiet'), 'in')
  })

  it('is held back too when it is answered at once, for the rest of the minute', () => {
    const { gate, pass } = createGate()

    const heard = Array.from({ length: 3001 }, () => entersAndLeaves(gate, 'machine'))
    pass(60_000)

    assert.deepEqual(heard.slice(2999), ['in', 'told'])
    assert.equal(gate.enter('machine'), 'in')
  })
})

function createGate() {
  let ms = 0
  const gate = createFloodGate(() => Temporal.Instant.fromEpochMilliseconds(ms))
  const pass = (more: number) => {
    ms += more
  }
  return { gate, pass }
}

type Gate = ReturnType<typeof createFloodGate>

const enterings = (gate: Gate, chat: string, times: number) =>
  Array.from({ length: times }, () => gate.enter(chat))

function entersAndLeaves(gate: Gate, chat: string) {
  const entrance = gate.enter(chat)
  if (entrance === 'in') gate.leave(chat)
  return entrance
}
