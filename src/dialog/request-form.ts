import type { Form, FormField } from '../messengers/index.ts'
import { type Locale, words } from '../reports/index.ts'
import type { Screen } from './dialog.ts'
import { fixed } from './fixed.ts'
import { button, type Rows } from './layout.ts'

/** The longest name, contact and text that a request takes. */
export const REQUEST_ROOM = { name: 100, contact: 254, text: 10_000 } as const

/** What a request asks, in this order. */
export type RequestStep = 'consent' | 'name' | 'contact' | 'text'

/** What is wrong with what was just written; `going-on` when nothing is and the person came back. */
export type StepNote = 'wrong' | 'words' | 'too-long' | 'going-on' | null

/** To somebody who writes for the first time: a client, or an employee? */
export function requestChoiceScreen(
  locale: Locale,
  { begun, yours }: { readonly begun: boolean; readonly yours: string | null },
): Screen {
  const { requests, buttons } = words(locale)
  const label = begun ? buttons.goOn : buttons.leaveRequest
  return fixed(yours === null ? requests.choice : [yours, ...requests.choice], [
    [button(label, { do: 'request' })],
    [button(buttons.iWorkHere, { do: 'employee' })],
  ])
}

/** The question of a step. `anew`: whether there is something to begin anew. */
export function requestStepScreen(
  locale: Locale,
  step: RequestStep,
  { note, policyUrl, anew }: { note: StepNote; policyUrl: string | null; anew: boolean },
): Screen {
  const { buttons } = words(locale)
  const policy = policyUrl === null ? [] : [[{ label: buttons.policy, url: policyUrl }]]
  const agree = [button(buttons.agree, { do: 'agree-to-processing' })]
  const begin = anew ? [button(buttons.beginAnew, { do: 'begin-anew' })] : []
  const leave = [...begin, button(buttons.leaveForm, { do: 'leave-form' })]
  const rows: Rows = step === 'consent' ? [agree, ...policy, leave] : [leave]
  return fixed([...noteLines(locale, step, note), ...questionOf(locale, step)], rows)
}

function questionOf(locale: Locale, step: RequestStep): readonly string[] {
  const { requests } = words(locale)
  switch (step) {
    case 'consent':
      return requests.consent
    case 'name':
      return [requests.askName]
    case 'contact':
      return [requests.askContact]
    case 'text':
      return [requests.askText]
  }
}

function noteLines(locale: Locale, step: RequestStep, note: StepNote): readonly string[] {
  const { requests } = words(locale)
  const wrong = {
    consent: requests.consentWanted,
    name: requests.nameWanted,
    contact: requests.contactWanted,
    text: requests.wordsWanted,
  }
  switch (note) {
    case null:
      return []
    case 'wrong':
      return [wrong[step]]
    case 'words':
      return [requests.wordsWanted]
    case 'too-long':
      return [requests.tooLong]
    case 'going-on':
      return [requests.goingOn]
  }
}

/** What is known already, and how the window is opened. */
export interface FormStart {
  readonly trigger: string
  readonly policyUrl: string | null
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly text: string
}

/** The same questions as a form in a window. */
export function requestFormScreen(locale: Locale, start: FormStart): Screen {
  const { form } = words(locale).requests
  return {
    ...fixed(words(locale).requests.consent),
    form: {
      trigger: start.trigger,
      title: form.title,
      submit: form.submit,
      cancel: form.cancel,
      fields: fieldsOf(locale, start),
    },
  }
}

function fieldsOf(locale: Locale, start: FormStart): Form['fields'] {
  const { form, nameWanted, wordsWanted } = words(locale).requests
  const field = (more: Pick<FormField, 'name' | 'label' | 'kind' | 'error'>): FormField => ({
    required: true,
    value: '',
    maxLength: REQUEST_ROOM.contact,
    link: null,
    ...more,
  })
  const { name, phone, email, text } = start
  return [
    {
      ...field({ name: 'name', label: form.name, kind: 'line', error: nameWanted }),
      value: name,
      maxLength: REQUEST_ROOM.name,
    },
    {
      ...field({ name: 'phone', label: form.phone, kind: 'phone', error: form.phoneWanted }),
      value: phone,
      required: false,
    },
    {
      ...field({ name: 'email', label: form.email, kind: 'email', error: form.emailWanted }),
      value: email,
      required: false,
    },
    {
      ...field({ name: 'text', label: form.text, kind: 'text', error: wordsWanted }),
      value: text,
      maxLength: REQUEST_ROOM.text,
    },
    {
      ...field({
        name: 'consent',
        label: form.consent,
        kind: 'consent',
        error: form.consentWanted,
      }),
      link: start.policyUrl,
    },
  ]
}

/** When the consent was not given: nothing is kept. */
export function requestRefusedScreen(locale: Locale): Screen {
  return onlyRequest(locale, words(locale).requests.refused, 'leaveRequest')
}

/** When the form was left half-way. */
export function requestLeftScreen(locale: Locale): Screen {
  return onlyRequest(locale, words(locale).requests.left, 'goOn')
}

function onlyRequest(locale: Locale, said: string, label: 'leaveRequest' | 'goOn'): Screen {
  return fixed([said], [[button(words(locale).buttons[label], { do: 'request' })]])
}

/** `repeat`: the same person, by phone or email, had asked already. */
export function requestAcceptedScreen(locale: Locale, number: number, repeat: boolean): Screen {
  const { accepted, already } = words(locale).requests
  return fixed((repeat ? already : accepted)(String(number)))
}

/** To the author, when somebody took it. */
export function requestInWorkScreen(locale: Locale, number: number): Screen {
  return fixed([words(locale).requests.inWork(String(number))])
}

/** When too many came at once. */
export function requestHeldScreen(locale: Locale): Screen {
  return fixed([words(locale).requests.held])
}
