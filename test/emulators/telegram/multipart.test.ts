import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseMultipart } from './multipart.ts'

describe('multipart', () => {
  it('keeps the bytes of a file, line breaks and dashes in them included', async () => {
    const bytes = Buffer.from('\r\n--\r\n\0\xff--x--\r\n', 'latin1')
    const form = new FormData()
    form.set('chat_id', '5')
    form.set('caption', 'Итого: 5\r\nстрок')
    form.set('photo', new File([bytes], 'график "1".png', { type: 'image/png' }))

    const parsed = await parse(form)

    assert.deepEqual(parsed?.fields, { chat_id: '5', caption: 'Итого: 5\r\nстрок' })
    assert.deepEqual(parsed?.files.get('photo'), {
      fileName: 'график "1".png',
      mediaType: 'image/png',
      bytes,
    })
  })

  it('reads bare parameters and lower-case headers, as grammY writes them', () => {
    const body = [
      '--b1',
      'content-disposition:form-data;name="photo"',
      '',
      'attach://x1',
      '--b1',
      'content-disposition:form-data;name="x1";filename=chart.png',
      'content-type:application/octet-stream',
      '',
      'PNG',
      '--b1--',
      '',
    ].join('\r\n')

    const parsed = parseMultipart(Buffer.from(body), 'multipart/form-data; boundary=b1')

    assert.deepEqual(parsed?.fields, { photo: 'attach://x1' })
    assert.equal(parsed?.files.get('x1')?.fileName, 'chart.png')
    assert.equal(parsed?.files.get('x1')?.bytes.toString(), 'PNG')
  })

  it('takes an empty form', () => {
    const parsed = parseMultipart(Buffer.from('--b--\r\n'), 'multipart/form-data; boundary=b')

    assert.deepEqual(parsed, { fields: {}, files: new Map() })
  })

  it('is refused when it is cut short or has no boundary', () => {
    assert.equal(parseMultipart(Buffer.from('--b\r\nx'), 'multipart/form-data; boundary=b'), null)
    assert.equal(parseMultipart(Buffer.from('--b--'), 'multipart/form-data'), null)
  })
})

async function parse(form: FormData) {
  const response = new Response(form)
  const body = Buffer.from(await response.arrayBuffer())
  return parseMultipart(body, response.headers.get('content-type') ?? '')
}
