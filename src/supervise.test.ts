import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { supervise } from './supervise.ts'

describe('what is supervised', () => {
  it('is opened anew while others wait for it, the one before closed first', async () => {
    const { open, said } = opener()
    await using supervised = await supervise(open, async () => {})

    const reopening = supervised.reopen()
    const seen = await supervised.current()
    await reopening

    assert.equal(seen.number, 2)
    assert.deepEqual(said, ['opened 1', 'closed 1', 'opened 2'])
  })

  it('is tried again by the next who asks after it could not be opened', async () => {
    const { open, failNext } = opener()
    await using supervised = await supervise(open, async () => {})
    failNext()

    await assert.rejects(supervised.reopen(), /cannot/)

    assert.equal((await supervised.current()).number, 2)
  })

  it('begins only when others can reach it', async () => {
    const { open } = opener()
    const begun: number[] = []
    const beginning = Promise.withResolvers<() => Promise<{ readonly number: number }>>()
    await using supervised = await supervise(open, async () => {
      const current = await beginning.promise
      begun.push((await current()).number)
    })
    beginning.resolve(supervised.current)

    await supervised.reopen()

    assert.deepEqual(begun, [2])
  })
})

function opener() {
  const said: string[] = []
  let number = 0
  let fails = false
  return {
    said,
    failNext: () => {
      fails = true
    },
    async open() {
      if (fails) {
        fails = false
        throw new Error('cannot')
      }
      number += 1
      const own = number
      said.push(`opened ${own}`)
      const close = async () => {
        said.push(`closed ${own}`)
      }
      return { number: own, [Symbol.asyncDispose]: close }
    },
  }
}
