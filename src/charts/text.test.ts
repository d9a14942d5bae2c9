import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Resvg } from '@resvg/resvg-js'
import { FONT_FILES, fitText, hasGlyph, runsOf, type TextStyle, widthOf, wrapText } from './text.ts'

const style: TextStyle = { size: 24, weight: 400 }

describe('the fonts of the pictures', () => {
  it('have every letter and sign that we write', () => {
    const russian = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя'
    const others = 'ҐґЄєІіЇїЎўӘәҒғҚқҢңӨөҰұҮүҺһÄÖÜäöüßÅåØøÉéÇçŁłŽž'
    const signs = '0123456789 ₽₸₴$€₼№«»„“”’—–−…·•▲▼●✓%‰+±×→↑↓()[]/\\&@#\u00a0\u202f\u2009'

    assert.deepEqual(Array.from(russian + others + signs).filter(isMissing), [])
  })

  it('have no emoji', () => {
    assert.equal(hasGlyph('🎯'), false)
  })
})

describe('widthOf', () => {
  it('agrees with what is drawn', () => {
    const text = 'Новые клиенты и сделки: 1 234 на 12,4 млн'
    const drawn = drawnWidth(text)

    assert.ok(Math.abs(widthOf(text, style) - drawn) < drawn * 0.02)
  })
})

describe('fitText', () => {
  it('leaves a text that fits as it is', () => {
    assert.equal(fitText('Ким', 500, style), 'Ким')
  })

  it('cuts a long text and says so', () => {
    const text = fitText('Константинопольская Александра', 200, style)

    assert.match(text, /^Константин.*…$/)
    assert.ok(widthOf(text, style) <= 200)
  })

  it('leaves no space or point before the cut', () => {
    assert.equal(
      fitText('Отдел продаж · Казань', widthOf('Отдел продаж · …', style), style),
      'Отдел продаж…',
    )
  })

  it('gives nothing where nothing fits', () => {
    assert.equal(fitText('Ким', 3, style), '')
  })
})

describe('wrapText', () => {
  it('breaks between words and keeps all of them', () => {
    const lines = wrapText('Закрытые сделки отдела продаж', 200, 3, style)

    assert.equal(lines.join(' '), 'Закрытые сделки отдела продаж')
    assert.ok(lines.length > 1)
  })

  it('puts what is left over into the last line and cuts it', () => {
    const lines = wrapText('Закрытые сделки отдела корпоративных продаж', 200, 2, style)

    assert.deepEqual(lines, ['Закрытые', 'сделки отдела…'])
  })

  it('cuts a word that is longer than a line', () => {
    const [first] = wrapText('Превысокомногорассмотрительствующий отдел', 200, 2, style)

    assert.match(first ?? '', /^Превысоко.*…$/)
  })
})

describe('runsOf', () => {
  it('borrows from Inter only the signs that Golos Text lacks', () => {
    assert.deepEqual(runsOf('▲ 12 %'), [
      { family: 'Inter', text: '▲' },
      { family: 'Golos Text', text: ' 12 %' },
    ])
  })
})

const isMissing = (character: string) => !hasGlyph(character)

function drawnWidth(text: string): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="50"><text x="0" y="30" font-family="Golos Text" font-size="24">${text}</text></svg>`
  const font = { loadSystemFonts: false, fontFiles: [...FONT_FILES] }
  return new Resvg(svg, { font }).getBBox()?.width ?? 0
}
