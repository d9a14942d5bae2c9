import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'

const dist = new URL('../../web/dist/', import.meta.url)

describe('the first load of the page', () => {
  it('is at most 200 kB compressed, with the styles and fonts that it begins with', async () => {
    const html = await read('index.html')
    const linked = paths(html, /(?:src|href)="\/([^"]+\.(?:js|css|svg))"/g)
    const styles = await Promise.all(linked.filter((path) => path.endsWith('.css')).map(read))
    const fonts = paths(styles.join('\n'), /url\(\/([^)]+\.(?:ttf|woff2))\)/g)

    const sizes = await Promise.all(['index.html', ...linked, ...fonts].map(compressedSize))

    assert.equal(fonts.length, 2)
    const whole = sizes.reduce((sum, size) => sum + size, 0)
    assert.ok(whole <= 200_000, `${whole} bytes`)
  })
})

const read = (path: string) => readFile(new URL(path, dist), 'utf8')

const compressedSize = async (path: string) =>
  gzipSync(await readFile(new URL(path, dist)), { level: 9 }).length

const paths = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, path = '']) => path)
