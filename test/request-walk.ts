import { words } from '../src/reports/index.ts'
import type { Person } from './emulators/telegram/index.ts'
import { eventually, type Service } from './harness.ts'

const { requests, buttons } = words('ru')

/** A request as `svodka requests --format json` gives it. */
export interface RequestRow {
  readonly id: string
  readonly number: number
  readonly at: string
  readonly bot: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly text: string
  readonly state: string
  readonly crmId: string | null
  readonly employeeId: string | null
  readonly error: string | null
}

/** Newest first. */
export const newest = (service: Service): Promise<RequestRow[]> => service.json('requests')

/** Switches requests on or off, and waits until the service serves the bot so. */
export async function takesRequests(service: Service, state: 'on' | 'off' = 'on'): Promise<void> {
  const connections = () => service.log.filter(({ event }) => event === 'bot connected').length
  const before = connections()
  await service.svodka('bots', 'set', service.botId, '--requests', state)
  await eventually(() => connections() > before)
}

/** Fills in the form, as far as there are answers: name, contact, what is needed. */
export async function answers(client: Person, ...said: readonly string[]): Promise<void> {
  client.says('/request')
  await client.sees(({ buttons: rows }) => rows.flat().some(({ text }) => text === buttons.agree))
  client.presses(buttons.agree)
  await client.sees(requests.askName)
  for (const text of said) {
    const seen = client.chat.length
    client.says(text)
    await eventually(() => client.chat.length > seen + 1)
  }
}
