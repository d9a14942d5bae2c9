import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { breakdown, plan, summary, trend } from './charts.fixture.ts'
import { createChartRenderer } from './renderer.ts'

const PNG = '89504e470d0a1a0a'

describe('the chart renderer', () => {
  it('draws charts of every kind at the same time', async () => {
    await using renderer = createChartRenderer({ threads: 2 })

    const pictures = await Promise.all(
      [breakdown, trend, summary, plan].map((spec) => renderer.render(spec)),
    )

    const beginnings = pictures.map((png) => Buffer.from(png).toString('hex', 0, 8))
    assert.deepEqual(beginnings, [PNG, PNG, PNG, PNG])
  })

  it('leaves the event loop free while it draws', async () => {
    await using renderer = createChartRenderer({ threads: 1 })
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)

    await renderer.render(breakdown)
    clearInterval(timer)

    assert.ok(turns > 5)
  })

  it('says that a chart failed, and goes on with the next', async () => {
    await using renderer = createChartRenderer({ threads: 1 })

    await assert.rejects(renderer.render({ ...breakdown, title: '漢字' }), {
      name: 'AppError',
      code: 'chart-failed',
      message: /U\+6F22/,
    })
    assert.ok((await renderer.render(breakdown)).length > 5000)
  })

  it('refuses charts after it was closed', async () => {
    const renderer = createChartRenderer({ threads: 1 })
    await renderer[Symbol.asyncDispose]()

    await assert.rejects(renderer.render(breakdown), { code: 'chart-failed' })
  })

  it('finishes what was begun before it closes', async () => {
    const renderer = createChartRenderer({ threads: 1 })
    const begun = renderer.render(breakdown)

    await renderer[Symbol.asyncDispose]()

    assert.ok((await begun).length > 5000)
  })
})
