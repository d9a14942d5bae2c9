export interface BotCommand {
  readonly command: string
  readonly description: string
}

/** What a bot says about itself; all of it per language, '' being any language. */
export interface Profile {
  name(language: string): string
  description(language: string): string
  shortDescription(language: string): string
  setText(kind: 'name' | 'description' | 'shortDescription', language: string, text: string): void
  /** `scope` is the canonical JSON of a BotCommandScope. */
  commands(scope: string, language: string): readonly BotCommand[]
  setCommands(scope: string, language: string, commands: readonly BotCommand[]): void
  /** Of one chat, or with null of all. */
  menuButton(chatId: number | null): unknown
  setMenuButton(chatId: number | null, button: unknown): void
}

export function createProfile(identity: { readonly first_name: string }): Profile {
  const texts = {
    name: new Map([['', identity.first_name]]),
    description: new Map<string, string>(),
    shortDescription: new Map<string, string>(),
  }
  const commands = new Map<string, readonly BotCommand[]>()
  const menuButtons = new Map<number | null, unknown>()
  const text = (kind: keyof typeof texts, language: string) =>
    texts[kind].get(language) ?? texts[kind].get('') ?? ''

  return {
    name: (language) => text('name', language),
    description: (language) => text('description', language),
    shortDescription: (language) => text('shortDescription', language),
    setText(kind, language, value) {
      if (value === '' && !(kind === 'name' && language === '')) texts[kind].delete(language)
      else texts[kind].set(language, value === '' ? identity.first_name : value)
    },
    commands: (scope, language) => commands.get(`${scope} ${language}`) ?? [],
    setCommands: (scope, language, list) => commands.set(`${scope} ${language}`, list),
    menuButton: (chatId) =>
      menuButtons.get(chatId) ?? menuButtons.get(null) ?? { type: 'commands' },
    setMenuButton: (chatId, button) => menuButtons.set(chatId, button),
  }
}
