import type { Block, Label, Shape } from './shape.ts'
import type { ChartSize } from './spec.ts'
import { runsOf } from './text.ts'

/** Writes shapes down as SVG. The canvas is stretched to the size of the picture. */
export function toSvg(shapes: readonly Shape[], canvas: ChartSize, size: ChartSize): string {
  const viewBox = `0 0 ${round(canvas.width)} ${round(canvas.height)}`
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox }
  return element('svg', { ...attributes, 'font-family': 'Golos Text' }, shapes.map(write).join(''))
}

function write(shape: Shape): string {
  switch (shape.kind) {
    case 'block':
      return writeBlock(shape)
    case 'label':
      return writeLabel(shape)
    case 'path': {
      const { d, colour, width, opacity } = shape
      const look = width === undefined ? { fill: colour } : strokeOf(colour, width)
      return element('path', { d, ...look, opacity })
    }
    case 'dot': {
      const { x, y, radius, fill, rim } = shape
      const look = { fill, stroke: rim, 'stroke-width': radius / 2 }
      return element('circle', { cx: x, cy: y, r: radius, ...look })
    }
  }
}

function strokeOf(stroke: string, width: number): Attributes {
  const ends = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  return { fill: 'none', stroke, 'stroke-width': width, ...ends }
}

function writeBlock({ x, y, width, height, left, right, fill }: Block): string {
  if (left === right) return element('rect', { x, y, width, height, rx: left || undefined, fill })
  const [l, r, h] = [left, right, height].map(round)
  const corner = (radius: string | undefined, dx: string, dy: string) =>
    `a${radius} ${radius} 0 0 1 ${dx} ${dy}`
  const d = [
    `M${round(x + left)} ${round(y)}H${round(x + width - right)}`,
    `${corner(r, `${r}`, `${r}`)}v${round(height - 2 * right)}${corner(r, `-${r}`, `${r}`)}`,
    `H${round(x + left)}${corner(l, `-${l}`, `-${l}`)}v-${round(height - 2 * left)}`,
    `${corner(l, `${l}`, `-${l}`)}z`,
  ]
  return element('path', { d: d.join(''), fill })
}

function writeLabel({ x, y, text, size, weight, align, fill, halo }: Label): string {
  const rim = halo && { stroke: halo, 'stroke-width': size / 3, 'stroke-linejoin': 'round' }
  const attributes = {
    x,
    y,
    'font-size': size,
    'font-weight': weight,
    'text-anchor': align === 'start' ? undefined : align,
    fill,
    ...(rim && { ...rim, 'paint-order': 'stroke' }),
  }
  const runs = runsOf(text).map(({ family, text }) =>
    family === 'Inter' ? element('tspan', { 'font-family': family }, escape(text)) : escape(text),
  )
  return element('text', attributes, runs.join(''))
}

type Attributes = Readonly<Record<string, string | number | undefined>>

function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : value}"`)
  return content === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content}</${name}>`
}

/** Hundredths are finer than any screen shows. */
function round(value: number): string {
  return String(Math.round(value * 100) / 100)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
