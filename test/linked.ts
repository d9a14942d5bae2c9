import type { Books, Recipient } from '../src/usecases/index.ts'
import type { Person } from './emulators/telegram/index.ts'

/** People of Telegram as recipients, all of them one employee, who then has very many chats. */
export function recipientsAmong(people: readonly Person[], botId: string): readonly Recipient[] {
  return people.map(({ user }) => ({
    subscriberId: `subscriber-${user.id}`,
    employeeId: '7',
    botId,
    chatId: String(user.id),
    label: user.first_name,
    locale: 'ru',
  }))
}

/** Links recipients behind the service's back. */
export async function link(books: Books, recipients: readonly Recipient[]): Promise<void> {
  await books.inTransaction(async ({ subscribers }) => {
    for (const { subscriberId, employeeId, chatId, botId } of recipients) {
      await subscribers.add({
        id: subscriberId,
        botId,
        userId: chatId,
        chatId,
        username: null,
        employeeId,
        state: 'subscribed',
        locale: null,
        defaultScope: null,
        lastReport: null,
      })
    }
  })
}
