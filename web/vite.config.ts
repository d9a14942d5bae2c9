import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const OUT = join(import.meta.dirname, 'dist')

/** Lays `.br` and `.gz` beside every file worth it, so that the server only has to pick one. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    const names = readdirSync(OUT, { recursive: true, encoding: 'utf8' })
    for (const name of names.filter((name) => /\.(js|css|html|svg|ttf)$/.test(name))) {
      const bytes = readFileSync(join(OUT, name))
      writeFileSync(join(OUT, `${name}.br`), brotliCompressSync(bytes))
      writeFileSync(join(OUT, `${name}.gz`), gzipSync(bytes, { level: 9 }))
    }
  },
}

/** Hues of the component library that no page of ours is painted with: half of its variables. */
const HUES = 'blue|cyan|grape|green|indigo|lime|orange|pink|teal|violet|yellow'
const withoutHues: Plugin = {
  name: 'without-hues',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('default-css-variables')) return null
    return code.replaceAll(new RegExp(`--mantine-color-(${HUES})-[\\w-]+:[^;}]+;?`, 'g'), '')
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), withoutHues, compressed],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    // The content security policy allows our own addresses only, and `data:` is not one.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
