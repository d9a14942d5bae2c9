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

  it('is handed out only when it has begun', async () => {
    const { open, said } = opener()
    await using supervised = await supervise(open, async ({ number }) => {
      said.push(`began ${number}`)
    })

    void supervised.reopen()
    await supervised.current()

    assert.deepEqual(said, ['opened 1', 'closed 1', 'opened 2', 'began 2'])
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
