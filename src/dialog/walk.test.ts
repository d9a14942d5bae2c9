import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainText } from '../kernel/index.ts'
import type { Button } from '../messengers/index.ts'
import { LOCALES } from '../reports/index.ts'
import type { Question } from '../statistics/index.ts'
import { type Action, decodeAction } from './action.ts'
import type { Screen, Viewer } from './dialog.ts'
import { reportScreen } from './report-screen.ts'
import { fakeAnswer, GRID, head, manager, NARROW } from './sample.fixture.ts'
import { step } from './step.ts'

// Every button that can be reached from home is pressed once for each thing that it can mean.
const ofHead = LOCALES.flatMap((locale) => walk(head({ locale })))
const ofManager = LOCALES.flatMap((locale) => walk(manager({ locale })))
const ofNarrow = walk(head({ capabilities: NARROW }))
const narrow = [...ofNarrow, ...walk(head({ capabilities: GRID }))]
const walks = [...ofHead, ...ofManager, ...narrow]
const buttons = walks.flatMap(({ screen }) => screen.buttons.flat())
const carried = buttons.flatMap((button) => ('data' in button ? [button.data] : []))

describe('a walk over every button from home', () => {
  it('comes by every screen and every report', () => {
    const doings = new Set(carried.map((data) => decodeAction(data)?.do))

    assert.deepEqual([...doings].toSorted(), [
      'ask-unsubscribe',
      'first-day',
      'help',
      'home',
      'last-day',
      'metrics',
      'months',
      'more',
      'past-periods',
      'periods',
      'plan',
      'report',
      'return',
      'set-locale',
      'set-scope',
      'settings',
      'statistics',
      'unsubscribe',
    ])
  })

  it('meets no button that means nothing', () => {
    assert.deepEqual(
      carried.filter((data) => decodeAction(data) === null),
      [],
    )
  })

  it('meets no button over 64 bytes', () => {
    assert.deepEqual(
      carried.filter((data) => new TextEncoder().encode(data).length > 64),
      [],
    )
  })

  it('meets no label that is empty or over thirty characters', () => {
    assert.deepEqual(
      buttons.filter(({ label }) => label.trim() === '' || label.length > 30),
      [],
    )
  })

  it('meets no two buttons on a screen that say or do the same', () => {
    assert.deepEqual(
      walks.filter(({ screen }) => hasTwins(screen)).map(({ via }) => via),
      [],
    )
  })

  it('finds a way home from everywhere', () => {
    assert.deepEqual(
      walks.filter(({ screen }) => !screen.buttons.flat().some(leadsHome)).map(({ via }) => via),
      [],
    )
  })

  it('meets no more buttons than the messenger shows', () => {
    assert.deepEqual(
      walks.filter(({ screen, viewer }) => !fits(screen, viewer)).map(({ via }) => via),
      [],
    )
  })

  it('meets no picture with more words than fit under it', () => {
    assert.deepEqual(
      walks.filter(({ screen, viewer }) => !fitsCaption(screen, viewer)).map(({ via }) => via),
      [],
    )
  })

  it('meets no screen without words', () => {
    assert.deepEqual(
      walks.filter(({ screen }) => screen.text.flat().length === 0).map(({ via }) => via),
      [],
    )
  })

  it('offers the figures of nobody else to somebody who sees only themselves', () => {
    const scopes = questionsIn(ofManager).map(({ scope }) => scope)

    assert.deepEqual([...new Set(scopes)], ['me'])
  })

  it('gets a head by few presses to every view, scope, metric and named period', () => {
    assert.deepEqual(reach(ofHead), [4, 3, 16, 11])
  })

  it('gets a head just as far where only ten buttons stand under a message', () => {
    assert.deepEqual(reach(ofNarrow), reach(ofHead))
  })
})

function reach(visits: readonly Visit[]): readonly number[] {
  const asked = questionsIn(visits)
  return [
    new Set(asked.map(({ view }) => view)).size,
    new Set(asked.map(({ scope }) => scope)).size,
    new Set(asked.map(({ subject }) => subject)).size,
    new Set(asked.map(({ period }) => period).filter((period) => typeof period === 'string')).size,
  ]
}

interface Visit {
  readonly viewer: Viewer
  /** The data of the button that led here. */
  readonly via: string
  readonly screen: Screen
}

/** Breadth first from home; a button is pressed when something about it is new. */
function walk(viewer: Viewer): Visit[] {
  const visits: Visit[] = visit(viewer, '', { type: 'start' })
  const seen = new Set<string>()
  for (const { screen } of visits) {
    for (const button of screen.buttons.flat()) {
      const data = dataOf(button)
      const kinds = kindsOf(decodeAction(data)).filter((kind) => !seen.has(kind))
      if (kinds.length === 0) continue
      for (const kind of kinds) seen.add(kind)
      visits.push(...visit(viewer, data, { type: 'button', data }))
    }
  }
  return visits
}

function visit(viewer: Viewer, via: string, event: Parameters<typeof step>[1]): Visit[] {
  return step(viewer, event).flatMap((wish) => {
    if (wish.wish === 'show') return [{ viewer, via, screen: wish.screen }]
    if (wish.wish !== 'report') return []
    const answer = fakeAnswer(wish.request.question, viewer)
    return [{ viewer, via, screen: reportScreen(viewer, answer, wish.request) }]
  })
}

/** What is new about a button: any of these makes it worth a press. */
function kindsOf(action: Action | null): string[] {
  if (action === null || !('question' in action)) return [JSON.stringify(action)]
  const { period, subject, view, scope, fresh } = action.question
  const kind = typeof period === 'string' ? period : 'own'
  return [
    [action.do, subject, view],
    [action.do, view, scope, action.page === null ? null : action.page > 0],
    [action.do, kind, fresh],
    // Each page of a menu holds other things.
    ...(action.do === 'metrics' ? [[action.do, action.page]] : []),
  ].map((parts) => parts.join(' '))
}

const questionsIn = (visits: readonly Visit[]): Question[] =>
  visits
    .flatMap(({ screen }) => screen.buttons.flat())
    .map((button) => decodeAction(dataOf(button)))
    .flatMap((action) => (action !== null && 'question' in action ? [action.question] : []))

function dataOf(button: Button): string {
  return 'data' in button ? button.data : ''
}

/** Home itself is known by its first button; who unsubscribed is offered to return. */
const leadsHome = (button: Button) =>
  ['home', 'statistics', 'return'].includes(decodeAction(dataOf(button))?.do ?? '')

/** What is marked repeats where one is, and «Назад» where one was: those are no twins. */
function hasTwins({ buttons: rows }: Screen): boolean {
  const labels = rows.flat().map(({ label }) => label)
  const data = rows
    .flat()
    .filter(({ label }) => !/^[✓↩]/u.test(label))
    .map(dataOf)
  return new Set(labels).size < labels.length || new Set(data).size < data.length
}

function fits({ buttons: rows }: Screen, { capabilities }: Viewer): boolean {
  return (
    rows.length <= capabilities.buttonRows &&
    rows.flat().length <= capabilities.buttons &&
    rows.every((row) => row.length > 0 && row.length <= capabilities.buttonsPerRow)
  )
}

const fitsCaption = ({ picture, text }: Screen, { capabilities }: Viewer): boolean =>
  picture === null || plainText(text).length <= capabilities.captionLength
