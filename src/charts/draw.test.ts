import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  anySpec,
  breakdown,
  collisions,
  outside,
  plan,
  summary,
  textsOf,
  trend,
} from './charts.fixture.ts'
import { draw } from './draw.ts'
import { toSvg } from './svg.ts'

describe('draw', () => {
  it('keeps every chart within its picture', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { shapes, canvas } = draw(spec)

        assert.deepEqual(outside(shapes, canvas), [])
      }),
    )
  })

  it('never lays words over words', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { shapes } = draw(spec)

        assert.deepEqual(collisions(shapes), [])
      }),
    )
  })

  it('never writes a number that is none', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { shapes, canvas } = draw(spec)

        assert.doesNotMatch(toSvg(shapes, canvas, spec.size), /"[^"]*(NaN|Infinity|undefined)/)
      }),
    )
  })
})
