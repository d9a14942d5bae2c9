import { type Action, decodeAction } from '../src/dialog/index.ts'
import type { Person, VisibleMessage } from './emulators/telegram/index.ts'

/** What somebody who walked through the whole bot came by. */
export interface Walk {
  /** What every button that was seen carries. */
  readonly data: ReadonlySet<string>
  /** The buttons that were pressed. */
  readonly pressed: readonly string[]
  readonly seen: readonly VisibleMessage[]
}

/** A message that is there no more: what is pressed under it is answered by a new one. */
const GONE = 999_999_999

const LEAVING: Action['do'] = 'unsubscribe'
const CALENDARS: readonly Action['do'][] = ['months', 'first-day', 'last-day']

/**
 * Presses, breadth first from /start, every button that is new in any way: another screen, report,
 * view, scope, kind of period or of page. Only the one that ends the conversation is not pressed.
 */
export async function walk(person: Person): Promise<Walk> {
  const data = new Set<string>()
  const kinds = new Set<string>()
  const seen: VisibleMessage[] = []
  const pressed: string[] = []
  let wave: string[] = []

  const look = (message: VisibleMessage) => {
    seen.push(message)
    for (const { callback_data } of message.buttons.flat()) {
      if (callback_data === undefined) continue
      data.add(callback_data)
      const fresh = kindsOf(callback_data).filter((kind) => !kinds.has(kind))
      for (const kind of fresh) kinds.add(kind)
      if (fresh.length > 0) wave.push(callback_data)
    }
  }

  person.says('/start')
  look(await person.nextMessage())
  while (wave.length > 0) {
    const answered = pressesAll(person, wave)
    pressed.push(...wave)
    wave = []
    for (const message of await answered) look(message)
  }
  return { data, pressed, seen }
}

/** Presses buttons that stand under nothing any more; each is answered by a message of its own. */
export async function pressesAll(
  person: Person,
  buttons: readonly string[],
): Promise<readonly VisibleMessage[]> {
  const answers: VisibleMessage[] = []
  for (let from = 0; from < buttons.length; from += TOGETHER) {
    const some = buttons.slice(from, from + TOGETHER)
    for (const data of some) person.presses({ data }, GONE)
    for (const _ of some) answers.push(await person.nextMessage())
  }
  return answers
}

/** Whoever presses more at once is held back: see `hold-back.ts`. */
const TOGETHER = 20

/** What is new about a button: any of these makes it worth a press. */
function kindsOf(data: string): string[] {
  const action = decodeAction(data)
  if (action === null || !('question' in action)) return action?.do === LEAVING ? [] : [data]
  const { period, subject, view, scope, fresh, person } = action.question
  const kind = typeof period === 'string' ? period : 'own'
  const page = action.page === null ? null : action.page > 0
  // Calendars are the same for every subject.
  const about = CALENDARS.includes(action.do) ? [] : [[subject]]
  const kinds =
    action.do === 'report'
      ? [
          [subject, view],
          [view, scope, page, person !== undefined],
          [kind, fresh],
        ]
      : [...about, [view], [scope], [kind]]
  return kinds.map((parts) => [action.do, ...parts].join(' '))
}
