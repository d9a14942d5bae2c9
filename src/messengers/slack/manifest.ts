import { SHORTCUT } from './interactions.ts'
import { COMMANDS } from './spoken.ts'

export interface ManifestOptions {
  /** How people find the bot. At most 35 characters are kept. */
  readonly name: string
  /** Where the internet reaches us; null for Socket Mode. */
  readonly publicUrl: string | null
  /** The unguessable part of the webhook's address. */
  readonly webhookKey: string
}

/** What the bot may do: to write, to hear what is written to it alone, to show files, to be commanded. */
const SCOPES = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'files:write',
  'im:history',
  'im:write',
  'users:read',
]

const EVENTS = ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked']

const NAME_LENGTH = 35

/**
 * The app as Slack makes it from a text: «Create New App», «From a manifest». As data, and as the
 * JSON and YAML that are pasted there. https://docs.slack.dev/reference/app-manifest
 */
export async function slackManifest({ name, publicUrl, webhookKey }: ManifestOptions) {
  // Wanted once in the life of an app.
  const { stringify } = await import('yaml')
  const address = publicUrl === null ? null : `${publicUrl}/webhooks/${webhookKey}`
  const shown = name.slice(0, NAME_LENGTH)
  const at = (path: string, field: string) =>
    address === null ? {} : { [field]: `${address}${path}` }
  const command = (slash: string, description: string, usage_hint: string) => ({
    command: slash,
    ...at('/commands', 'url'),
    description,
    usage_hint,
    should_escape: false,
  })
  const data = {
    display_information: { name: shown, description: 'Статистика CRM и заявки' },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: shown, always_online: true },
      shortcuts: [
        {
          name: 'Оставить заявку',
          type: 'message',
          callback_id: SHORTCUT,
          description: 'Сделать из сообщения заявку',
        },
      ],
      slash_commands: [
        command(COMMANDS.statistics, 'Статистика: в личной переписке', 'продажи за неделю'),
        command(COMMANDS.request, 'Оставить заявку', 'что нужно'),
      ],
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: { ...at('', 'request_url'), bot_events: EVENTS },
      interactivity: { is_enabled: true, ...at('/interactions', 'request_url') },
      org_deploy_enabled: false,
      socket_mode_enabled: address === null,
      token_rotation_enabled: false,
    },
  }
  return { data, json: JSON.stringify(data, null, 2), yaml: stringify(data) }
}
