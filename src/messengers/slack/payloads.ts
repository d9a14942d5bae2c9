/** Calls as Slack makes them: the shapes of https://docs.slack.dev/apis/events-api and its neighbours. */

const TEAM = { team_id: 'T0ACME001', api_app_id: 'A0APP0001' }
const INTERACTIVE = {
  user: { id: 'U0OLGA001', username: 'olga', name: 'olga', team_id: 'T0ACME001' },
  api_app_id: 'A0APP0001',
  token: 'zzz',
  trigger_id: '5012345.6789.abcdef0123456789',
  team: { id: 'T0ACME001', domain: 'acme' },
  enterprise: null,
  is_enterprise_install: false,
}

export function envelope(event: object) {
  return {
    token: 'zzz',
    ...TEAM,
    context_team_id: 'T0ACME001',
    context_enterprise_id: null,
    event,
    type: 'event_callback',
    event_id: 'Ev0ABCDEF12',
    event_time: 1795338000,
    authed_users: ['U0BOT0001'],
    is_ext_shared_channel: false,
    event_context: '4-eyJl',
  }
}

export const MESSAGE = {
  type: 'message',
  client_msg_id: '9f0c2a4e-5b1d-4a53-9f3e-1c2d3e4f5a6b',
  user: 'U0OLGA001',
  text: 'Продажи за неделю',
  ts: '1795338000.000119',
  team: 'T0ACME001',
  channel: 'D0DM00001',
  event_ts: '1795338000.000119',
  channel_type: 'im',
}

export const TEXT = envelope(MESSAGE)

export const MENTION = envelope({
  type: 'app_mention',
  user: 'U0OLGA001',
  text: '<@U0BOT0001> продажи',
  ts: '1795338002.000300',
  team: 'T0ACME001',
  channel: 'C0SALES01',
  event_ts: '1795338002.000300',
})

export const HOME_OPENED = envelope({
  type: 'app_home_opened',
  user: 'U0OLGA001',
  channel: 'D0DM00001',
  tab: 'home',
  event_ts: '1795338001.000200',
})

export const REACTION = envelope({
  type: 'reaction_added',
  user: 'U0OLGA001',
  reaction: 'thumbsup',
  event_ts: '1795338004.000500',
})

export const CHALLENGE = {
  token: 'zzz',
  challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
  type: 'url_verification',
}

export const PRESS = {
  type: 'block_actions',
  ...INTERACTIVE,
  container: {
    type: 'message',
    message_ts: '1795338003.000400',
    channel_id: 'D0DM00001',
    is_ephemeral: false,
  },
  channel: { id: 'D0DM00001', name: 'directmessage' },
  message: { type: 'message', user: 'U0BOT0001', ts: '1795338003.000400', text: '', blocks: [] },
  state: { values: {} },
  response_url: 'https://hooks.slack.com/actions/T0ACME001/123/abc',
  actions: [
    {
      action_id: 'button-0-0',
      block_id: 'row-0',
      text: { type: 'plain_text', text: 'Неделя', emoji: true },
      value: 'p:week',
      type: 'button',
      action_ts: '1795338010.123456',
    },
  ],
}

export const SHORTCUT = {
  type: 'message_action',
  ...INTERACTIVE,
  callback_id: 'request',
  action_ts: '1795338011.123456',
  message_ts: '1795338002.000300',
  channel: { id: 'C0SALES01', name: 'sales' },
  message: { type: 'message', user: 'U0IVAN001', text: 'Нужна смета &amp; счёт', ts: '1' },
}

export const SUBMISSION = {
  type: 'view_submission',
  ...INTERACTIVE,
  view: {
    id: 'V0VIEW001',
    team_id: 'T0ACME001',
    type: 'modal',
    callback_id: 'form',
    private_metadata: JSON.stringify({
      name: { kind: 'line', required: true, error: 'Как к вам обращаться?' },
      phone: { kind: 'phone', required: true, error: 'Нужен номер целиком' },
      email: { kind: 'email', required: false, error: 'Это не почта' },
      consent: { kind: 'consent', required: true, error: 'Без согласия нельзя' },
    }),
    state: {
      values: {
        name: { value: { type: 'plain_text_input', value: ' Ольга ' } },
        phone: { value: { type: 'plain_text_input', value: '+7 (916) 123-45-67' } },
        email: { value: { type: 'email_text_input', value: null } },
        consent: { value: { type: 'checkboxes', selected_options: [{ value: 'yes' }] } },
      },
    },
    blocks: [],
    hash: '1795338020.abc',
  },
  response_urls: [],
}

export const COMMAND = {
  token: 'zzz',
  ...TEAM,
  team_domain: 'acme',
  channel_id: 'D0DM00001',
  channel_name: 'directmessage',
  user_id: 'U0OLGA001',
  user_name: 'olga',
  command: '/svodka',
  text: '',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.com/commands/T0ACME001/1/abc',
  trigger_id: '5012345.6789.command',
}
