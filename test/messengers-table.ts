import { systemClock } from '../src/kernel/index.ts'
import { createMediaShelf, type Messenger } from '../src/messengers/index.ts'
import { createSlack } from '../src/messengers/slack/index.ts'
import { createTelegram } from '../src/messengers/telegram/index.ts'
import { createViber } from '../src/messengers/viber/index.ts'
import { createVk } from '../src/messengers/vk/index.ts'
import { createWebChat } from '../src/messengers/web-chat/index.ts'

export type Language = 'en' | 'ru'

const PARTS = { token: '1:a', secret: 'a', fetch: globalThis.fetch, clock: systemClock }
const media = createMediaShelf({ publicUrl: null, clock: systemClock })

const MESSENGERS = {
  Telegram: createTelegram(PARTS),
  Viber: createViber({ ...PARTS, media }),
  Slack: createSlack(PARTS),
  VK: createVk(PARTS),
} as const

const WEB_CHAT = createWebChat({ clock: systemClock })

type Can = Messenger['capabilities'] & Pick<Messenger, 'kind'>

interface Row {
  readonly en: string
  readonly ru: string
  readonly value: (can: Can, language: Language) => string
}

const WORDS = {
  yes: { en: 'yes', ru: 'да' },
  no: { en: 'no', ru: 'нет' },
  upload: { en: 'uploaded', ru: 'загружаем' },
  link: { en: 'by a link of ours', ru: 'по нашей ссылке' },
} as const

const yes = (value: boolean, language: Language) => WORDS[value ? 'yes' : 'no'][language]

const ROWS: readonly Row[] = [
  {
    en: 'Answers replace the message that was pressed',
    ru: 'Ответ занимает место нажатого сообщения',
    value: ({ edit }, language) => yes(edit, language),
  },
  {
    en: 'Vouches for a person’s phone number',
    ru: 'Ручается за номер телефона',
    value: ({ contactButton }, language) => yes(contactButton, language),
  },
  {
    en: 'Forms open as a window',
    ru: 'Форма открывается окном',
    value: ({ forms }, language) => yes(forms, language),
  },
  {
    en: 'Tells that a message was delivered',
    ru: 'Сообщает о доставке',
    value: ({ receipts }, language) => yes(receipts.delivered, language),
  },
  {
    en: 'Tells that a message was read',
    ru: 'Сообщает о прочтении',
    value: ({ receipts }, language) => yes(receipts.read, language),
  },
  {
    en: 'Works without a public address',
    ru: 'Работает без публичного адреса',
    // Our own page is where we are.
    value: ({ polling, kind }, language) => yes(polling || kind === 'web-chat', language),
  },
  {
    en: 'A repeat is never a second message',
    ru: 'Повтор не станет вторым сообщением',
    value: ({ idempotent }, language) => yes(idempotent, language),
  },
  {
    en: 'Pictures',
    ru: 'Картинки',
    value: ({ picture: { width, height, by } }, language) =>
      `${width} × ${height}, ${WORDS[by][language]}`,
  },
  {
    en: 'Characters in a message',
    ru: 'Знаков в сообщении',
    value: ({ textLength }) => String(textLength),
  },
  {
    en: 'Characters under a picture',
    ru: 'Знаков под картинкой',
    value: ({ captionLength }) => String(captionLength),
  },
  {
    en: 'Buttons under a message (in a row)',
    ru: 'Кнопок под сообщением (в ряду)',
    value: ({ buttons, buttonsPerRow }) => `${buttons} (${buttonsPerRow})`,
  },
  {
    en: 'Broadcast messages a second',
    ru: 'Сообщений рассылки в секунду',
    value: ({ bulkPerSecond }) => String(bulkPerSecond),
  },
]

/** What each messenger can do here, as a table in Markdown, from the adapters' own data. */
export function messengersTable(language: Language): string {
  const names = [...Object.keys(MESSENGERS), { en: 'Web chat', ru: 'Веб-чат' }[language]]
  const clients = [...Object.values(MESSENGERS), WEB_CHAT]
  const rows = ROWS.map((row) => [
    row[language],
    ...clients.map(({ messenger }) =>
      row.value({ ...messenger.capabilities, kind: messenger.kind }, language),
    ),
  ])
  const table = [['', ...names], ...rows]
  const widths = ['', ...names].map((_, column) =>
    Math.max(3, ...table.map((cells) => cells[column]?.length ?? 0)),
  )
  const [head = '', ...lines] = table.map((cells) => lineOf(cells, widths, ' '))
  return [head, lineOf([], widths, '-'), ...lines].join('\n')
}

/** As the formatter writes it: every column as wide as its widest cell. */
function lineOf(cells: readonly string[], widths: readonly number[], fill: string): string {
  const padded = widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill))
  return `| ${padded.join(' | ')} |`
}

const BEGIN = '<!-- messengers-table: UPDATE_DOCS=1 node --test test/messengers-table.test.ts -->'
const END = '<!-- /messengers-table -->'

/** The same text with the table that is right now. */
export function withTable(text: string, language: Language): string {
  const [before = '', rest = ''] = text.split(BEGIN)
  const [, after = ''] = rest.split(END)
  return `${before}${BEGIN}\n\n${messengersTable(language)}\n\n${END}${after}`
}
