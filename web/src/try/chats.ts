import { type Answer, beginChat } from './api.ts'

/** The chats of this visit: going back to an employee goes on where it stopped. */
const begun = new Map<string, Promise<Answer<{ readonly chatId: string }>>>()

/** The chat with an employee: begun once, however often it is asked for. */
export async function chatOf(employeeId: string): Promise<Answer<{ readonly chatId: string }>> {
  const beginning = begun.get(employeeId) ?? beginChat(employeeId)
  begun.set(employeeId, beginning)
  const answer = await beginning
  if (!answer.ok) begun.delete(employeeId)
  return answer
}

export function rememberChat(employeeId: string, chatId: string): void {
  begun.set(employeeId, Promise.resolve({ ok: true, value: { chatId } }))
}

export function forgetChat(employeeId: string): void {
  begun.delete(employeeId)
}
