import type { Block, Label, Shape } from './shape.ts'
import type { ChartSize } from './spec.ts'
import { runsOf, widthOf } from './text.ts'

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
  const [end, bottom] = [x + width, y + height]
  const arc = (radius: number, toX: number, toY: number) =>
    `A${round(radius)} ${round(radius)} 0 0 1 ${round(toX)} ${round(toY)}`
  const d = [
    `M${round(x + left)} ${round(y)}H${round(end - right)}`,
    `${arc(right, end, y + right)}V${round(bottom - right)}${arc(right, end - right, bottom)}`,
    `H${round(x + left)}${arc(left, x, bottom - left)}V${round(y + left)}`,
    `${arc(left, x + left, y)}Z`,
  ]
  return element('path', { d: d.join(''), fill })
}

/**
 * Each family is a text of its own at its own place: where they share one, resvg draws all of it in
 * the family that has every glyph.
 */
function writeLabel({ x, y, text, size, weight, align, fill, halo }: Label): string {
  const rim = halo && { stroke: halo, 'stroke-width': size / 4, 'stroke-linejoin': 'round' }
  const look = {
    'font-size': size,
    'font-weight': weight,
    fill,
    ...(rim && { ...rim, 'paint-order': 'stroke' }),
  }
  const runs = runsOf(text)
  if (runs.length === 1 && runs[0]?.family === 'Golos Text') {
    const anchor = align === 'start' ? undefined : align
    return element('text', { x, y, ...look, 'text-anchor': anchor }, escaped(text))
  }
  let left = x - { start: 0, middle: 0.5, end: 1 }[align] * widthOf(text, { size, weight })
  const texts = runs.map(({ family, text: own }) => {
    const at = { x: left, y, 'font-family': family, 'xml:space': 'preserve' }
    left += widthOf(own, { size, weight })
    return element('text', { ...at, ...look }, escaped(own))
  })
  return texts.join('')
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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
