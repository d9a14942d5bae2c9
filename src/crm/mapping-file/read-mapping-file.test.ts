import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { readMappingFile } from './read-mapping-file.ts'

const EXAMPLE = new URL('../../../docs/examples/own-crm/mapping.yaml', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'svodka-mapping-'))
after(() => rmSync(folder, { recursive: true }))

describe('A mapping file', () => {
  it('may be YAML, with anchors for what is said twice', () => {
    const { mapping, placeOf } = readMappingFile(written(example()))

    assert.equal(mapping.metrics['calls.out']?.table, 'calls')
    assert.deepEqual(mapping.metrics['calls.out']?.where, { direction: 'out' })
    assert.equal(placeOf(['metrics', 'calls.out']), 'crm.yaml, line 86, column 3')
  })

  it('may be JSON, with tabs', () => {
    const { connection: _, ...rest } = readMappingFile(written(example())).mapping
    const json = JSON.stringify({ connection: 'sqlite:crm.sqlite', ...rest }, null, '\t')

    const { mapping, placeOf } = readMappingFile(written(json, 'crm.json'))

    assert.deepEqual(mapping, { connection: 'sqlite:crm.sqlite', ...rest })
    assert.equal(placeOf(['account', 'name']), 'crm.json, line 4, column 11')
  })

  it('keeps yes, no, on and off as the words that they are', () => {
    const { mapping } = readMappingFile(changed('{ is_admin: true }', '{ rights: on, left: no }'))

    assert.deepEqual(mapping.employees.administrator, { rights: 'on', left: 'no' })
  })

  it('takes one name where several may be', () => {
    const { mapping } = readMappingFile(changed('[surname, first_name]', 'full_name'))

    assert.deepEqual(mapping.employees.name, ['full_name'])
  })
})

describe('A mistake in a mapping file', () => {
  it('in a word is shown with what is allowed', () => {
    refuses(
      changed('closed_on, kind: date }', 'closed_on, kind: day }'),
      'crm.yaml, line 52, column 38: metrics.deals.closed.when.kind: expected date, local or timestamp',
    )
  })

  it('in a key is shown with the key that was meant', () => {
    refuses(
      changed('manager: boss_id', 'mannager: boss_id'),
      'crm.yaml, line 24, column 3: employees: unknown key «mannager»: did you mean «manager»?',
    )
  })

  it('in the name of a metric is shown with the metric that was meant', () => {
    refuses(
      changed('documents.new:', 'document.new:'),
      'crm.yaml, line 69, column 3: metrics: unknown key «document.new»: did you mean «documents.new»?',
    )
  })

  it('that is like no key is shown with all keys', () => {
    refuses(
      changed('on: { role_id: id } }', 'using: 1 }'),
      'crm.yaml, line 17, column 5: employees.joins.role.on: is missing: expected { our column: its column }\n' +
        'crm.yaml, line 17, column 27: employees.joins.role: unknown key «using»: use table or on',
    )
  })

  it('that is something left out is shown where it belongs', () => {
    refuses(
      changed('  login: login\n', ''),
      'crm.yaml, line 14, column 1: employees.login: is missing: expected the name of a column',
    )
  })

  it('in a condition is shown with every form that one may have', () => {
    refuses(
      changed('stage: [won, lost] }\n\n  inv', 'stage: { nto: open } }\n\n  inv'),
      /line 54, column 14: metrics\.deals\.closed\.where\.stage: expected a value, a list of values, \{ not:/,
    )
  })

  it('of YAML itself is shown once', () => {
    refuses(changed('sight:', 'sight: ['), /^crm\.yaml, line 26, column 15: .+$/)
    refuses(
      changed('&calls', ''),
      'crm.yaml, line 87, column 9: there is no anchor «&calls» before this',
    )
  })

  it('that would make an administrator of everyone is refused', () => {
    refuses(
      changed('{ is_admin: true }', '{}'),
      'crm.yaml, line 31, column 3: employees.administrator: must not be empty: everyone would be an administrator',
    )
  })

  it('in the time zone is shown', () => {
    refuses(
      changed('Europe/Moscow', 'Moscow'),
      'crm.yaml, line 8, column 13: account.timeZone: expected an IANA time zone, such as Europe/Moscow',
    )
  })

  it('that gives an amount to what only counts is shown', () => {
    refuses(
      changed('table: documents', 'table: documents\n    amount: pages'),
      'crm.yaml, line 71, column 13: metrics.documents.new.amount: documents.new has no amount',
    )
  })

  it('in asking an account that has no row is shown', () => {
    const row = /^ {2}row:\n.*\n.*\n/m.exec(example())?.[0] ?? ''
    const text = example()
      .replace(row, '')
      .replace('- table: inv', '- given: { a: 1 }\n      table: inv')

    refuses(
      written(text),
      'crm.yaml, line 119, column 3: plan.facts: «given» is asked of the account: account.row is missing',
    )
  })

  it('does not hide the next one', () => {
    const twice = `monney: minor\n${example().replace('amount: seconds', 'amount: {}')}`

    assert.throws(() => readMappingFile(written(twice)), {
      message:
        /line 1, column 1: unknown key «monney».*\n.*line 84, .*: metrics\.calls\.amount: exp/,
    })
  })

  it('as big as no file at all is said in a line', () => {
    assert.throws(() => readMappingFile(join(folder, 'nowhere.yaml')), {
      code: 'bad-config',
      message: /^The mapping file .*nowhere\.yaml cannot be read$/,
    })
    refuses(written(''), /^crm\.yaml, line 1, column 1: expected an object with connection, /)
  })
})

function refuses(path: string, message: string | RegExp): void {
  assert.throws(() => readMappingFile(path), { code: 'bad-config', message })
}

function example(): string {
  return readFileSync(EXAMPLE, 'utf8')
}

function changed(from: string, to: string): string {
  const text = example()
  assert.ok(text.includes(from))
  return written(text.replace(from, () => to))
}

function written(text: string, name = 'crm.yaml'): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
