import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MESSAGE_TEXT, readFormattedText } from './formatted-text.ts'
import { parseHtml } from './html.ts'
import { renderHtml } from './render-html.ts'

describe('HTML', () => {
  it('gives tags as entities that count UTF-16 units', () => {
    assert.deepEqual(parseHtml('🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>'), {
      text: '🏟 🏟🏟 ><🏟',
      entities: [
        { offset: 5, length: 7, type: 'italic' },
        { offset: 9, length: 3, type: 'bold' },
      ],
    })
  })

  it('understands four named references and numeric ones, and keeps the rest literally', () => {
    assert.equal(
      parseHtml('&ge;&lt;&gt;&amp;&quot;&laquo;&raquo;&#12345678;').text,
      '&ge;<>&"&laquo;&raquo;&#12345678;',
    )
    assert.equal(parseHtml('&#39;&#x27; a & b &').text, "'' a & b &")
  })

  it('leaves out entities of empty tags', () => {
    assert.deepEqual(parseHtml('🏟 🏟&lt;<b></b>'), { text: '🏟 🏟<', entities: [] })
  })

  it('lets a nameless end tag close the last start tag', () => {
    assert.deepEqual(parseHtml("🏟 🏟&lt;<i    aba  =  '&lt;&gt;&quot;'>a</>").entities, [
      { offset: 6, length: 1, type: 'italic' },
    ])
  })

  it('merges pre and code with a language into one entity', () => {
    assert.deepEqual(parseHtml('<pre><code class="language-sql">select</code></pre>').entities, [
      { offset: 0, length: 6, type: 'pre', language: 'sql' },
    ])
  })

  it('orders entities of one stretch as the vendor does', () => {
    assert.deepEqual(
      parseHtml('<code><i><b> </b></i></code>').entities.map(({ type }) => type),
      ['code', 'bold', 'italic'],
    )
  })

  it('normalises links, takes the text for a missing one, and drops what is no link', () => {
    assert.deepEqual(parseHtml('<a>telegram.org</a>').entities, [
      { offset: 0, length: 12, type: 'text_link', url: 'http://telegram.org/' },
    ])
    assert.deepEqual(parseHtml('<a href="http://localhost:1">x</a>').entities, [])
  })

  it('knows expandable quotes, spoilers, emoji and times', () => {
    const html =
      '<blockquote expandable>q</blockquote><span class="tg-spoiler">s</span>' +
      '<tg-emoji emoji-id="5">e</tg-emoji><tg-time unix="7" format="D">t</tg-time>'

    assert.deepEqual(parseHtml(html).entities, [
      { offset: 0, length: 1, type: 'expandable_blockquote' },
      { offset: 1, length: 1, type: 'spoiler' },
      { offset: 2, length: 1, type: 'custom_emoji', custom_emoji_id: '5' },
      { offset: 3, length: 1, type: 'date_time', unix_time: 7, date_time_format: 'D' },
    ])
  })
})

describe('HTML that Telegram refuses', () => {
  const refuses = (html: string, words: string) =>
    assert.throws(() => parseHtml(html), {
      message: `Bad Request: can't parse entities: ${words}`,
    })

  it('names the byte, not the character', () => {
    refuses('🏟 🏟&lt;<abac>', 'Unsupported start tag "abac" at byte offset 13')
    refuses('<p>', 'Unsupported start tag "p" at byte offset 0')
    refuses('Я <br>', 'Unsupported start tag "br" at byte offset 3')
  })

  it('has unclosed tags', () => {
    refuses('🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13')
    refuses('🏟 🏟&lt;<i    aba  =  ', 'Unclosed start tag "i" at byte offset 13')
    refuses('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', 'Unclosed start tag at byte offset 13')
    refuses('🏟 🏟&lt;<i>a</i   ', 'Unclosed end tag at byte offset 17')
    refuses('<b>sum', 'Can\'t find end tag corresponding to start tag "b"')
  })

  it('has end tags that close nothing', () => {
    refuses('🏟 🏟&lt;<b></b></', 'Unexpected end tag at byte offset 20')
    refuses(
      '🏟 🏟&lt;<i>a</em   >',
      'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"',
    )
  })

  it('has malformed attributes', () => {
    refuses('🏟 🏟&lt;<i   =aba>', 'Empty attribute name in the tag "i" at byte offset 13')
    refuses('🏟 🏟&lt;<i    aba  =  190azAz-.,', 'Unexpected end of name token at byte offset 27')
    refuses('<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0')
    refuses('<tg-emoji emoji-id="x">x</tg-emoji>', 'Invalid custom emoji identifier specified')
  })

  it('has half a surrogate pair', () => {
    refuses(
      '&#xDFDF;',
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    )
  })
})

describe('a message text', () => {
  const read = (text: string, parseMode = 'HTML') =>
    readFormattedText({ text, parseMode, entities: undefined }, MESSAGE_TEXT)

  it('is trimmed, its entities too', () => {
    assert.deepEqual(read(' \n x <b>sum \n</b>\n'), {
      text: 'x sum',
      entities: [{ offset: 2, length: 3, type: 'bold' }],
    })
  })

  it('is refused when nothing visible is left', () => {
    assert.throws(() => read('<b> </b> \n'), { message: 'Bad Request: text must be non-empty' })
  })

  it('is measured in code points after parsing', () => {
    assert.equal(read(`<b>${'🏟'.repeat(4096)}</b>`).text.length, 8192)
    assert.throws(() => read('🏟'.repeat(4097)), { message: 'Bad Request: message is too long' })
  })

  it('is refused unparsed above 32 768 bytes', () => {
    const markup = '<b></b>'.repeat(5000)

    assert.throws(() => read(`${markup}x`), { message: 'Bad Request: text is too long' })
  })

  it('loses carriage returns and gets spaces for control characters', () => {
    assert.deepEqual(read('a\r\nb\t<i>c</i>'), {
      text: 'a\nb c',
      entities: [{ offset: 4, length: 1, type: 'italic' }],
    })
  })

  it('has commands, mentions, hashtags and links marked by Telegram itself', () => {
    assert.deepEqual(
      read('/stat от @acme_bot: #план https://example.org/a. a/b', '').entities.map(
        ({ type, offset, length }) => [type, offset, length],
      ),
      [
        ['bot_command', 0, 5],
        ['mention', 9, 9],
        ['hashtag', 20, 5],
        ['url', 26, 21],
      ],
    )
  })

  it('is refused in a mode that does not exist', () => {
    assert.throws(() => read('x', 'BBCode'), { message: 'Bad Request: unsupported parse_mode' })
  })

  it('can be rendered back to HTML', () => {
    const html = '<b>Итого &lt;5</b> <a href="https://example.org/">here</a>'

    assert.equal(renderHtml(read(html)), html)
  })
})
