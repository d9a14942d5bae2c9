import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createFloodGate } from './hold-back.ts'

describe('a chat that is far ahead of its answers', () => {
  it('is told so once a minute, and else nothing', async () => {
    const { gate, pass } = createGate({ unsent: 31 })

    const first = enterings(gate, 'loud', 50)
    await settled()
    const then = enterings(gate, 'loud', 2)
    pass(9_999)
    const later = gate.enter('loud')

    assert.deepEqual(first, Array(50).fill('in'))
    assert.deepEqual(then, ['told', 'silent'])
    assert.equal(later, 'silent')
  })

  it('is heard again ten seconds later', async () => {
    const { gate, pass } = createGate({ unsent: 31 })
    enterings(gate, 'loud', 50)
    await settled()

    pass(10_000)

    assert.equal(gate.enter('loud'), 'in')
  })

  it('is not one that is answered as fast as it asks', async () => {
    const { gate } = createGate({ unsent: 30 })

    enterings(gate, 'fast', 50)
    await settled()

    assert.equal(gate.enter('fast'), 'in')
  })

  it('does not keep another from being heard', async () => {
    const { gate } = createGate({ unsent: 31 })
    enterings(gate, 'loud', 50)
    await settled()

    assert.equal(gate.enter('quiet'), 'in')
  })

  it('is held back at once when too much waits, until it was answered', () => {
    const { gate } = createGate({ unsent: 0 })

    const heard = enterings(gate, 'loud', 502)
    gate.leave('loud')

    assert.deepEqual(heard.slice(499), ['in', 'told', 'silent'])
    assert.equal(gate.enter('loud'), 'in')
  })
})

function createGate({ unsent }: { unsent: number }) {
  let ms = 1_000_000
  const clock = () => Temporal.Instant.fromEpochMilliseconds(ms)
  const gate = createFloodGate(clock, async () => unsent)
  const pass = (more: number) => {
    ms += more
  }
  return { gate, pass }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

const enterings = (gate: ReturnType<typeof createFloodGate>, chat: string, times: number) =>
  Array.from({ length: times }, () => gate.enter(chat))
