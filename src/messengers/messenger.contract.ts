import { describe } from 'node:test'
import type { Example } from './contract/example.ts'
import { fails } from './contract/failing.ts'
import { hears } from './contract/hearing.ts'
import { replaces } from './contract/replacing.ts'
import { says } from './contract/saying.ts'

export type { Example, Recorded, Said, Stage, Trouble } from './contract/example.ts'

/** What every messenger promises. Each adapter's test file runs it. */
export function messengerContract(example: Example): void {
  describe(`${example.kind} keeps the messenger contract`, () => {
    hears(example)
    says(example)
    replaces(example)
    fails(example)
  })
}
