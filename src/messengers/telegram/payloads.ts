/** Updates as Telegram sends them: the shapes of https://core.telegram.org/bots/api#update */

const OLGA = {
  id: 5012345678,
  is_bot: false,
  first_name: 'Olga',
  last_name: 'Petrova',
  username: 'olga_p',
  language_code: 'ru',
}
const CHAT = {
  id: 5012345678,
  first_name: 'Olga',
  last_name: 'Petrova',
  username: 'olga_p',
  type: 'private',
}
const BOT = { id: 7123456789, is_bot: true, first_name: 'Acme CRM', username: 'acme_crm_bot' }
const GROUP = { id: -1001234567890, title: 'Отдел продаж', type: 'supergroup' }

export const TEXT = {
  update_id: 853201001,
  message: { message_id: 412, from: OLGA, chat: CHAT, date: 1795338000, text: 'Продажи за неделю' },
}

export const INVITED = {
  update_id: 853201002,
  message: {
    message_id: 413,
    from: OLGA,
    chat: CHAT,
    date: 1795338010,
    text: '/start inv_7Qk2',
    entities: [{ offset: 0, length: 6, type: 'bot_command' }],
  },
}

export const BUTTON = {
  update_id: 853201003,
  callback_query: {
    id: '21527489012345678',
    from: OLGA,
    message: {
      message_id: 414,
      from: BOT,
      chat: CHAT,
      date: 1795338020,
      text: 'Выберите период',
      reply_markup: { inline_keyboard: [[{ text: 'Неделя', callback_data: 'p:week' }]] },
    },
    chat_instance: '-3141592653589793238',
    data: 'p:week',
  },
}

export const BUTTON_UNDER_PICTURE = {
  update_id: 853201013,
  callback_query: {
    ...BUTTON.callback_query,
    message: {
      message_id: 415,
      from: BOT,
      chat: CHAT,
      date: 1795338021,
      caption: 'Продажи',
      photo: [
        { file_id: 'AgACAgIAAx0', file_unique_id: 'AQADx', width: 90, height: 51, file_size: 1253 },
      ],
    },
  },
}

/** The message is too old, or deleted. */
export const BUTTON_UNDER_NOTHING = {
  update_id: 853201023,
  callback_query: {
    ...BUTTON.callback_query,
    message: { chat: CHAT, message_id: 414, date: 0 },
  },
}

/** The button stood in somebody else's chat. */
export const BUTTON_INLINE = {
  update_id: 853201033,
  callback_query: {
    id: '21527489012345679',
    from: OLGA,
    inline_message_id: 'AgAAAEoBAABhCJ4Ctw',
    chat_instance: '1',
    data: 'p:week',
  },
}

export const CONTACT = {
  update_id: 853201004,
  message: {
    message_id: 415,
    from: OLGA,
    chat: CHAT,
    date: 1795338030,
    reply_to_message: {
      message_id: 411,
      from: BOT,
      chat: CHAT,
      date: 1795337999,
      text: 'Подтвердите номер',
    },
    contact: { phone_number: '+79161234567', first_name: 'Olga', user_id: 5012345678 },
  },
}

export const CONTACT_OF_ANOTHER = {
  update_id: 853201014,
  message: {
    ...CONTACT.message,
    contact: { phone_number: '79997654321', first_name: 'Ivan', user_id: 6012345678 },
  },
}

export const CONTACT_OF_NOBODY = {
  update_id: 853201024,
  message: { ...CONTACT.message, contact: { phone_number: '79997654321', first_name: 'Ivan' } },
}

export const CONTACT_FORWARDED = {
  update_id: 853201034,
  message: {
    ...CONTACT.message,
    forward_origin: { type: 'user', sender_user: OLGA, date: 1795330000 },
  },
}

const membership = (update_id: number, chat: object, before: string, after: string) => ({
  update_id,
  my_chat_member: {
    chat,
    from: OLGA,
    date: 1795338040,
    old_chat_member: { user: BOT, status: before },
    new_chat_member: { user: BOT, status: after, until_date: 0 },
  },
})

export const STOPPED = membership(853201005, CHAT, 'member', 'kicked')
export const RETURNED = membership(853201006, CHAT, 'kicked', 'member')
export const ADDED_TO_GROUP = membership(853201007, GROUP, 'left', 'member')

export const GROUP_COMMAND = {
  update_id: 853201008,
  message: {
    message_id: 12,
    from: OLGA,
    chat: GROUP,
    date: 1795338050,
    text: '/today@acme_crm_bot за вчера',
    entities: [{ offset: 0, length: 19, type: 'bot_command' }],
  },
}

export const GROUP_NOISE = {
  update_id: 853201009,
  message: { message_id: 13, from: OLGA, chat: GROUP, date: 1795338051, new_chat_members: [OLGA] },
}

export const STICKER = {
  update_id: 853201010,
  message: {
    message_id: 416,
    from: OLGA,
    chat: CHAT,
    date: 1795338060,
    sticker: { file_id: 'CAACAgIAAx', type: 'regular', width: 512, height: 512, emoji: '👍' },
  },
}

export const PINNED = {
  update_id: 853201011,
  message: {
    message_id: 417,
    from: OLGA,
    chat: CHAT,
    date: 1795338061,
    pinned_message: { message_id: 414, from: BOT, chat: CHAT, date: 1795338020, text: 'Отчёт' },
  },
}

export const EDITED = { update_id: 853201012, edited_message: TEXT.message }

export const BUSINESS = {
  update_id: 853201015,
  message: { ...TEXT.message, business_connection_id: 'Hk2l9cAAA' },
}

export const CHANNEL_POST = {
  update_id: 853201016,
  channel_post: {
    message_id: 2,
    sender_chat: { id: -1002, title: 'Новости', type: 'channel' },
    chat: { id: -1002, title: 'Новости', type: 'channel' },
    date: 1795338070,
    text: '/start',
  },
}

export const INLINE_QUERY = {
  update_id: 853201017,
  inline_query: { id: '1', from: OLGA, query: 'план', offset: '', chat_type: 'sender' },
}

export const FROM_FUTURE = {
  update_id: 853201018,
  telepathic_message: { from: OLGA, thought: 'план' },
}
