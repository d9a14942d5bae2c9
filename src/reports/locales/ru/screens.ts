/** What the bot says between the reports. */
export const screens = {
  greeting: (name: string | null) => (name === null ? 'Здравствуйте.' : `Здравствуйте, ${name}.`),
  introduction: (bot: string) => `Я ${bot}: показываю вашу статистику из CRM.`,
  howToAsk: 'Нажмите кнопку или спросите словами, например: «закрытые сделки за прошлый месяц».',
  welcome: (name: string | null) =>
    name === null ? 'Добро пожаловать!' : `${name}, добро пожаловать!`,
  welcomePromise: 'Ваша статистика из CRM теперь здесь. Её видите только вы.',

  choosePeriod: (title: string) => `${title}: за какой период?`,
  chooseMonth: (title: string) => `${title}: какой месяц?`,
  chooseFirstDay: (month: string) => `Первый день периода: ${month}`,
  chooseLastDay: (from: string) => `Первый день — ${from}. А последний?`,
  orWritePeriod: 'Можно и написать: 1–15 ноября.',
  writePeriod: 'Напишите период, например: 1–15 ноября или 03.11–09.11.',
  chooseMetric: (period: string) => `Что показать за ${period}?`,
  more: 'Что ещё сделать с этим отчётом?',

  settings: 'Настройки',
  language: 'Язык',
  defaultScope: 'Чьи показатели показываю сначала',
  scopes: { me: 'только ваши', department: 'вашего отдела', all: 'всей команды' },
  unsubscribeQuestion: 'Отписаться от бота?',
  unsubscribeMeaning:
    'Отчёты и рассылки приходить перестанут. Вернуться можно в любой момент: /start.',
  unsubscribed: 'Вы отписались: больше ничего не пришлю.',
  howToReturn: 'Захотите вернуться — нажмите кнопку или напишите /start.',

  unknown: (text: string) =>
    `Не понял «${text}». Могу показать сводку, план или любой показатель за период:`,
  understoodPartly: (text: string) => `Понял не всё: «${text}». Может быть, это:`,
  wordsAndButtons:
    'Я понимаю слова и кнопки. Напишите, например: «оплаты за неделю», или выберите:',
  whichSubject: 'Что показать?',
  whichPerson: 'О ком речь?',
  whichScope: 'Чьи показатели показать?',
}

/** Help: each group of lines is a paragraph. */
export const help = {
  title: 'Чем могу помочь',
  paragraphs: [
    [
      'Спросите словами:',
      '• закрытые сделки за прошлый месяц',
      '• оплаты 1–15 ноября',
      '• динамика звонков за квартал',
      '• план',
    ],
    [
      'Или командой:',
      '/stats — статистика',
      '/plan — мой план',
      '/today /yesterday — за день',
      '/week /month /quarter /year — за период',
      '/lastweek /lastmonth — за прошлый',
      '/settings — язык, чьи показатели',
      '/stop — отписаться',
    ],
    [
      'Неделя начинается с понедельника.',
      'Закрытые сделки — выигранные и проигранные вместе.',
      'Цифры видите только вы: в группах я их не показываю.',
    ],
  ],
}
