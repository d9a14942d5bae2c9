import { plural } from '../plural.ts'
import type { ru } from '../ru/bots.ts'

const subscribers = plural('en', { one: 'subscriber', other: 'subscribers' })
const invitations = plural('en', { one: 'invitation', other: 'invitations' })
const messages = plural('en', { one: 'queued message', other: 'queued messages' })

export const en: typeof ru = {
  title: 'Bots',
  lead: 'A bot is an account in a messenger in whose name Svodka answers employees.',
  add: 'Connect a bot',
  none: {
    title: 'No bots yet',
    text: 'Take a key from the messenger, and in a minute the bot will answer the first employee.',
  },
  kinds: { telegram: 'Telegram', viber: 'Viber', slack: 'Slack', vk: 'VK', 'web-chat': 'Web chat' },
  columns: {
    name: 'Bot',
    id: 'ID',
    messenger: 'Messenger',
    state: 'State',
    subscribers: 'Subscribers',
    updated: 'Changed',
    actions: 'Actions',
  },
  states: { working: 'working', unauthorized: 'the key does not fit', stopped: 'stopped' },
  info: 'Info',
  change: 'Change',
  remove: 'Delete',
  infoOf: (name) => `Info: ${name}`,
  changeOf: (name) => `Change: ${name}`,
  removeOf: (name) => `Delete: ${name}`,

  form: {
    kind: 'Messenger',
    how: 'How to get the key',
    token: {
      telegram: 'Token',
      viber: 'Token',
      slack: 'Bot User OAuth Token',
      vk: 'Community access key',
    },
    tokenHint: { telegram: '123456789:AA…', viber: '4f2a…-…-…', slack: 'xoxb-…', vk: 'vk1.a.…' },
    kept: (end) => `Now: …${end}. Leave empty to keep it.`,
    keptSecret: 'Leave empty to keep it.',
    signingSecret: 'Signing Secret',
    appToken: 'App-Level Token',
    appTokenHint: 'Needed where Svodka has no address that the internet can see: xapp-…',
    more: 'More',
    vkSecret: 'Secret key of the server',
    vkConfirmation: 'Confirmation string',
    vkByHand: 'Only if you entered the Callback API server in the community by hand.',
    takesRequests: 'Take requests from people who are not employees',
    takesRequestsHint: 'A client writes to the bot, fills in a short form, and it goes to the CRM.',
    routes: 'Way to the messenger',
    routesHint:
      'One a line, tried in this order: direct or the address of a proxy. Empty: as in settings.',
    apiUrl: 'API address of your own',
    apiUrlHint: 'The address of your relay in place of the messenger’s.',
    check: 'Check',
    save: 'Connect',
    saveChanges: 'Save',
    found: 'Found',
    botId: 'Bot ID',
    name: 'Name',
    wrongKey:
      'The messenger does not know this key. Check that it was copied whole and is of the same messenger.',
    notYet: 'Check the key first, to see whose it is.',
    conflict: 'Somebody else changed the bot while you were editing. Your changes are not saved.',
    showCurrent: 'Show what it is now',
    saved: 'Saved',
  },

  connected: {
    title: (name) => `“${name}” is connected`,
    webhook:
      'Messages arrive by themselves, at once: the messenger sends them to Svodka’s address.',
    polling:
      'There is no address that the internet can see, so Svodka asks the messenger for new messages itself. People will notice no difference.',
    needsAddress:
      'This messenger can only send messages by itself. Set an address that the internet can see in settings, and the bot will work.',
    slackAddress:
      'Paste the manifest into the settings of the Slack app once more: its addresses are right now.',
    next: 'Invite people next.',
    invite: 'Invite',
    close: 'Done',
  },

  guide: {
    telegram: [
      'Open @BotFather in Telegram and send /newbot.',
      'Think of a title, and of a name that ends in bot.',
      'Copy the token from the answer and paste it below.',
    ],
    viber: [
      'Open partners.viber.com and sign in with your phone number.',
      'Create a bot: Create Bot Account.',
      'Copy the token from the bot’s page and paste it below.',
    ],
    slack: [
      'Open api.slack.com/apps and choose Create New App → From a manifest.',
      'Choose the workspace and paste the manifest.',
      'Press Install to Workspace, then copy the Bot User OAuth Token (OAuth & Permissions) and the Signing Secret (Basic Information).',
    ],
    vk: [
      'Open the community: Manage → API usage → Create token.',
      'Tick “community management” and “community messages”.',
      'Turn messages on under “Messages”, and bot abilities under “Bot settings”.',
      'Copy the key and paste it below. Svodka will enter the Callback API server itself.',
    ],
    manifest: 'App manifest',
    viberAddress:
      'Viber sends messages only to an address that the internet can see, and none is set yet. Set it in settings.',
    open: {
      telegram: 't.me/BotFather',
      viber: 'partners.viber.com',
      slack: 'api.slack.com/apps',
      vk: 'vk.com/groups?tab=admin',
    },
  },

  entails: {
    title: (name) => `Delete the bot “${name}”?`,
    counting: 'Counting what will go with it.',
    text: (count) =>
      count === 0 ? 'It has no subscribers.' : `${subscribers(count)} will lose access to it.`,
    invitations: (count) => `${invitations(count)} will stop working.`,
    queued: (count) => `${messages(count)} will not be sent.`,
    stays: 'The log stays. The bot’s account in the messenger stays too.',
    action: 'Delete the bot',
    done: 'The bot is deleted',
  },

  live: {
    road: 'How messages arrive',
    roads: {
      webhook: 'the messenger sends them',
      polling: 'Svodka asks for them',
      none: 'they do not: an address that the internet can see is needed',
    },
    address: 'Address',
    pending: 'Waiting for delivery',
    lastError: 'Last error',
    noError: 'none',
    heard: 'Last message',
    never: 'none yet',
    answers: 'The messenger answers',
    silent: 'The messenger does not answer',
    routes: 'Way to the messenger',
    direct: 'directly',
    current: 'in use',
    test: 'Test every way',
    untried: 'not tried',
    works: (ms) => `works, ${ms}\u00a0ms`,
    fails: 'does not work',
    refreshed: 'Refreshes itself.',
  },
  subscribers,
}
