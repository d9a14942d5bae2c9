import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { SCOPES } from '../access/index.ts'
import { DECLINE_REASONS, METRIC_IDS } from '../crm/index.ts'
import { LOCALES } from '../reports/index.ts'
import { PRESETS, type Question, VIEWS } from '../statistics/index.ts'
import { type Action, decodeAction, encodeAction } from './action.ts'

describe('the data of a button', () => {
  it('brings back exactly what the button meant', () => {
    fc.assert(
      fc.property(anyAction(), (action) => {
        assert.equal(written(decodeAction(encodeAction(action))), written(action))
      }),
    )
  })

  it('fits into 64 bytes, whoever and whatever it is about', () => {
    fc.assert(
      fc.property(anyAction(), (action) => {
        assert.ok(new TextEncoder().encode(encodeAction(action)).length <= 64)
      }),
    )
  })

  it('leads home when an id is longer than any button', () => {
    const data = encodeAction({
      do: 'report',
      question: { ...today, person: 'я'.repeat(36) },
      page: 0,
    })

    assert.deepEqual(decodeAction(data), { do: 'home' })
  })

  it('means nothing when it is damaged, foreign or of another version', () => {
    const data = [
      '',
      '1',
      'p:week',
      '2h',
      '1hh',
      '1lde',
      '1cnobody',
      '1Rs',
      '1Rsat$..',
      '1Rsatx_x..',
      '1Rxat0_0..',
      '1RsatM.zzzz.',
      `1Rsat0_zzz..`,
      '{"command":"start"}',
    ]

    assert.deepEqual(
      data.filter((damaged) => decodeAction(damaged) !== null),
      [],
    )
  })

  it('throws at nothing that a stranger may send', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '1', '1R', '1Rsat'), (text, start) => {
        decodeAction(start + text)
      }),
    )
  })

  it('still means in this version what it meant when people got it', () => {
    const kept = ['1h', '1RsdtM..', '1Redl!g0m_l.2.7', '1Lpacg0m_0..']

    assert.equal(
      written(kept.map(decodeAction)),
      written([
        { do: 'home' },
        {
          do: 'report',
          question: { subject: 'summary', scope: 'department', view: 'text', period: 'month' },
          page: null,
        },
        {
          do: 'report',
          question: {
            subject: 'deals.closed',
            scope: 'department',
            view: 'trend',
            period: range('2026-11-01', '2026-11-22'),
            person: '7',
            fresh: true,
          },
          page: 2,
        },
        {
          do: 'last-day',
          question: {
            subject: 'plan',
            scope: 'all',
            view: 'chart',
            period: range('2026-11-01', '2026-11-01'),
          },
          page: null,
        },
      ]),
    )
  })
})

const today: Question = { subject: 'summary', period: 'today', scope: 'all', view: 'text' }

/** As text: `deepEqual` takes any two days for equal. */
const written = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => a.localeCompare(b)))
      : inner,
  )

function range(from: string, to: string) {
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
}

/** Any stretch that a period may be. */
const anyRange = () =>
  fc
    .tuple(fc.integer({ min: 0, max: 36_000 }), fc.integer({ min: 0, max: 3652 }))
    .map(([start, length]) => {
      const from = Temporal.PlainDate.from('1990-01-01').add({ days: start })
      return { from, to: from.add({ days: length }) }
    })

const anyQuestion = (): fc.Arbitrary<Question> =>
  fc.record(
    {
      subject: fc.constantFrom(...METRIC_IDS, 'summary' as const, 'plan' as const),
      period: fc.oneof(fc.constantFrom(...PRESETS), anyRange()),
      scope: fc.constantFrom(...SCOPES),
      view: fc.constantFrom(...VIEWS),
      person: fc.oneof(
        fc.uuid(),
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 36 }),
      ),
      fresh: fc.constant(true as const),
    },
    { requiredKeys: ['subject', 'period', 'scope', 'view'] },
  )

const anyAction = (): fc.Arbitrary<Action> =>
  fc.oneof(
    fc.record({
      do: fc.constantFrom(
        ...(['home', 'help', 'statistics', 'plan', 'settings', 'ask-unsubscribe'] as const),
        ...(['unsubscribe', 'return'] as const),
      ),
    }),
    fc.record({ do: fc.constant('set-locale' as const), locale: fc.constantFrom(...LOCALES) }),
    fc.record({ do: fc.constant('set-scope' as const), scope: fc.constantFrom(...SCOPES) }),
    fc.record({
      do: fc.constantFrom(
        ...(['request', 'agree-to-processing', 'leave-form', 'begin-anew', 'employee'] as const),
      ),
    }),
    fc.record({
      do: fc.constantFrom(
        ...(['take-request', 'ask-why', 'show-request', 'approve', 'decline'] as const),
      ),
      request: fc.uuid(),
    }),
    fc.record({
      do: fc.constant('turn-down' as const),
      request: fc.uuid(),
      why: fc.constantFrom(...DECLINE_REASONS),
    }),
    fc.record({
      do: fc.constantFrom(
        ...(['report', 'more', 'periods', 'past-periods', 'metrics'] as const),
        ...(['months', 'first-day', 'last-day'] as const),
      ),
      question: anyQuestion(),
      page: fc.option(fc.integer({ min: 0, max: 46_655 })),
    }),
  )
