import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Resvg } from '@resvg/resvg-js'
import autocannon from 'autocannon'
import { round } from './measure.ts'
import { freePort } from './service.ts'

const BARE = `
  import Fastify from 'fastify'
  const app = Fastify()
  app.post('/', async () => '')
  await app.listen({ port: Number(process.argv[1]) })
`

/** Requests a second of a Fastify handler that reads a body and answers 200, 50 at a time. */
export async function bareRequests(body: string): Promise<number> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--input-type=module', '-e', BARE, String(port)], {
    cwd: new URL('..', import.meta.url),
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}/`
  while (!(await fetch(url, { method: 'POST', body: '{}' }).catch(() => null))) await pause()
  const headers = { 'content-type': 'application/json' }
  const { requests } = await autocannon({
    url,
    method: 'POST',
    headers,
    body,
    connections: 50,
    duration: 3,
  })
  child.kill()
  await once(child, 'exit')
  return round(requests.average)
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 10))

/** Pictures a second of resvg alone, in one thread: some shapes, no words. */
export function bareRenders(): number {
  const bars = Array.from(
    { length: 12 },
    (_, i) =>
      `<rect x="300" y="${120 + i * 44}" width="${600 - i * 40}" height="26" rx="6" fill="#3163E0"/>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675" fill="#fff"/>${bars.join('')}</svg>`
  const began = performance.now()
  const times = 30
  for (let i = 0; i < times; i++) {
    new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
  }
  return round((times * 1000) / (performance.now() - began))
}
