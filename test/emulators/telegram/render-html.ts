import type { FormattedText } from './html.ts'
import type { Entity } from './wire.ts'

const TAGS: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  spoiler: 'tg-spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
}

/** A message's text and entities as HTML again, so that a test can assert its emphasis. */
export function renderHtml({ text, entities }: FormattedText): string {
  const opening = new Map<number, string>()
  const closing = new Map<number, string>()
  for (const entity of entities) {
    const tag = tagOf(entity)
    if (tag === null) continue
    const end = entity.offset + entity.length
    opening.set(entity.offset, `${opening.get(entity.offset) ?? ''}${tag.open}`)
    closing.set(end, `${tag.close}${closing.get(end) ?? ''}`)
  }
  let html = ''
  for (let index = 0; index <= text.length; index++) {
    html += (closing.get(index) ?? '') + (opening.get(index) ?? '') + escaped(text[index] ?? '')
  }
  return html
}

function tagOf(entity: Entity): { readonly open: string; readonly close: string } | null {
  if (entity.type === 'text_link') {
    return {
      open: `<a href="${escaped(entity.url ?? '').replaceAll('"', '&quot;')}">`,
      close: '</a>',
    }
  }
  const name = TAGS[entity.type]
  return name === undefined ? null : { open: `<${name}>`, close: `</${name}>` }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
