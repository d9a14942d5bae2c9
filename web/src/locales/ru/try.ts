import { plural } from '../plural.ts'

const people = plural('ru', { one: 'человек', few: 'человека', many: 'человек', other: 'человека' })
const seen = plural('ru', { one: 'человека', few: 'человека', many: 'человек', other: 'человека' })
const seenFew = plural('ru', { other: 'человек' })

/** The accusative: «21 человека», «22 человека», but «3 человек» (трёх). */
const whom = (count: number): string => (count > 1 && count < 5 ? seenFew : seen)(count)

export const ru = {
  people: {
    title: 'Попробовать',
    lead: 'Выберите сотрудника: бот ответит вам так, как ответил бы ему.',
    demo: (company: string) => `«${company}» — демонстрационная компания: люди и цифры придуманы.`,
    real: (company: string) =>
      `«${company}» — ваша CRM: люди и цифры настоящие. Каждая проба отмечена в журнале.`,
    search: 'Имя или должность',
    list: 'Сотрудники',
    found: (count: number) => people(count),
    sees: (count: number) =>
      count === 1 ? 'видит\u00a0только\u00a0себя' : `видит\u00a0${whom(count)}`,
    off: 'отключён в\u00a0CRM',
    deactivated: 'отключён — проверьте, что бот ему не ответит',
    none: 'В CRM пока нет сотрудников. Добавьте первого там, и он появится здесь.',
    nobody: (query: string) => `Никого по запросу «${query}».`,
    clear: 'Показать всех',
    loading: 'Загружаю сотрудников',
    failed: 'Не удалось получить список сотрудников: CRM или сервер сейчас не отвечает.',
    again: 'Попробовать ещё раз',
  },

  chat: {
    nobodyTitle: 'Чьими глазами посмотрим?',
    nobody: 'Выберите сотрудника в списке, и бот заговорит с вами, как с ним.',
    nobodyHint: 'У каждого свои права: руководитель видит отдел, менеджер — только себя.',
    change: 'Сменить сотрудника',
    again: 'Начать заново',
    opening: 'Начинаю разговор',
    log: (name: string) => `Разговор с ботом: ${name}`,
    bot: 'Бот',
    you: 'Вы',
    typing: 'печатает…',
    lost: 'Связь прервалась, восстанавливаю.',
    toEnd: 'К последним сообщениям',
    enlarge: (title: string) => `Увеличить картинку: ${title}`,
    picture: 'Диаграмма',
    closePicture: 'Закрыть',
    savePicture: 'Сохранить картинку',
    file: (size: string) => `CSV · ${size}`,
    saveFile: (name: string) => `Сохранить файл ${name}`,
    newWindow: 'откроется в новой вкладке',
    field: 'Сообщение боту',
    placeholder: 'Напишите, что показать',
    send: 'Отправить',
    hints: 'Примеры вопросов',
    unsent: 'Не отправилось',
    unpressed: 'Нажатие не дошло до бота.',
    resend: 'Отправить ещё раз',
    problems: {
      'not-allowed': {
        title: 'Бот не ответит',
        text: 'Этот сотрудник отключён в CRM, поэтому бот ничего ему не покажет. Так и должно быть.',
      },
      'not-found': {
        title: 'Такого сотрудника нет',
        text: 'В CRM его больше нет. Выберите другого из списка.',
      },
      unreachable: {
        title: 'Не получилось начать разговор',
        text: 'Сервер сейчас не отвечает. Попробуйте ещё раз через минуту.',
      },
    },
    retry: 'Попробовать ещё раз',
    overTitle: 'Этот разговор закончился',
    over: 'Переписка живёт только в памяти сервера: до его перезапуска или 12 часов без сообщений.',
  },

  bytes: (count: number) =>
    count < 1024
      ? `${count}\u202fБ`
      : `${new Intl.NumberFormat('ru', { maximumFractionDigits: 0 }).format(count / 1024)}\u202fКБ`,
}
