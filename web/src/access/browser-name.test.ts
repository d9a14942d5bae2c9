import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { browserName } from './browser-name.ts'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'

describe('the name of a browser', () => {
  it('is the one that people know', () => {
    assert.equal(
      browserName(`Mozilla/5.0 (Windows NT 10.0) ${CHROME} YaBrowser/25.8 Safari/537.36`),
      'Яндекс Браузер, Windows',
    )
    assert.equal(browserName(`Mozilla/5.0 (Linux; Android 10) ${CHROME}`), 'Chrome, Android')
  })

  it('is empty for a program', () => {
    assert.equal(browserName('curl/8.5.0'), '')
  })
})
