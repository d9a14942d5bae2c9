import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../kernel/index.ts'
import {
  CHATS_PATH,
  type ChatAction,
  type ChatEvent,
  readAction,
  type TryAccount,
  type TryPerson,
  type WebChat,
} from '../messengers/web-chat/index.ts'
import { type EventStream, openEventStream } from './event-stream.ts'
import { attachment } from './headers.ts'
import { problemOf } from './problems.ts'

export interface WebChatRoutesDeps {
  readonly chat: WebChat
  account(): Promise<TryAccount>
  people(): Promise<readonly TryPerson[]>
  /** Begins a chat (`chat.open()`) as this employee. Throws `not-found` or `not-allowed`. */
  open(employeeId: string): Promise<{ readonly chatId: string }>
  /** Takes what the person did; the answer comes through the chat. */
  receive(chatId: string, action: ChatAction): Promise<void>
  /** Throws for somebody who may not try the bot. */
  allow(request: FastifyRequest, reply: FastifyReply): Promise<void>
  /** How often a quiet stream of events shows a sign of life. Default: 20 s. */
  readonly heartbeatMs?: number
}

const ONE_CHAT = `${CHATS_PATH}/:chatId`
/** A person's words and a little around them. */
const BODY_LIMIT = 32 * 1024

/**
 * The page «Попробовать»: who can be tried, and the chats. Whoever knows a chat's id is in it, so
 * who may get one at all is decided by whoever registers these routes.
 */
export function webChatRoutes(app: FastifyInstance, deps: WebChatRoutesDeps): void {
  app.register(async (scope) => {
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      const { status, body } = problemOf(error)
      if (status === 500) request.log.error({ err: error }, 'web chat: request failed')
      return reply.code(status).send(body)
    })
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      await deps.allow(request, reply)
    })
    addPeople(scope, deps)
    addConversation(scope, deps)
    addEvents(scope, deps)
    addAttachments(scope, deps)
  })
}

const openBody = z.object({ employeeId: z.string().min(1).max(200) })

function addPeople(app: FastifyInstance, { account, people, open }: WebChatRoutesDeps): void {
  app.get('/api/try', async () => {
    const [company, staff] = await Promise.all([account(), people()])
    return { account: company, people: staff }
  })

  app.post(CHATS_PATH, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const body = openBody.safeParse(request.body)
    if (!body.success) throw new AppError('bad-input', 'employeeId: expected the id of an employee')
    const { chatId } = await open(body.data.employeeId)
    return reply.code(201).send({ chatId })
  })
}

interface OneChat {
  readonly Params: { readonly chatId: string }
}

interface OneMessage {
  readonly Params: { readonly chatId: string; readonly messageId: string }
}

function addConversation(app: FastifyInstance, { chat, receive }: WebChatRoutesDeps): void {
  app.get<OneChat>(ONE_CHAT, async ({ params: { chatId } }) => {
    mustKnow(chat, chatId)
    return { messages: chat.history(chatId) }
  })

  const limits = { bodyLimit: BODY_LIMIT }
  app.post<OneChat>(`${ONE_CHAT}/updates`, limits, async (request, reply) => {
    const { chatId } = request.params
    mustKnow(chat, chatId)
    const action = readAction(request.body)
    chat.heard(chatId, action)
    await receive(chatId, action)
    return reply.code(202).send({})
  })
}

/** Every connection is told the whole chat again: it is short, and known ids replace themselves. */
function addEvents(app: FastifyInstance, { chat, heartbeatMs = 20_000 }: WebChatRoutesDeps): void {
  const streams = new Set<EventStream<ChatEvent>>()
  // An open stream would hold up the end of the process.
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end()
  })

  app.get<OneChat>(`${ONE_CHAT}/events`, { exposeHeadRoute: false }, (request, reply) => {
    const { chatId } = request.params
    mustKnow(chat, chatId)
    const close = () => {
      unsubscribe()
      streams.delete(stream)
    }
    const stream = openEventStream<ChatEvent>(reply, heartbeatMs, close, dataOf)
    streams.add(stream)
    for (const message of chat.history(chatId)) stream.send({ type: 'message', message })
    const unsubscribe = chat.subscribe(chatId, (event) => {
      stream.send(event)
      if (event.type === 'closed') stream.end()
    })
    return reply
  })
}

function dataOf(event: ChatEvent): object {
  const { type: _, ...rest } = event
  return 'message' in rest ? rest.message : rest
}

function addAttachments(app: FastifyInstance, { chat }: WebChatRoutesDeps): void {
  app.get<OneMessage>(`${ONE_CHAT}/pictures/:messageId`, async ({ params }, reply) => {
    const picture = chat.picture(params.chatId, params.messageId)
    if (picture === null) throw new AppError('not-found', 'No such picture in this chat')
    return sendBytes(reply.type('image/png'), picture)
  })

  app.get<OneMessage>(`${ONE_CHAT}/files/:messageId`, async ({ params }, reply) => {
    const file = chat.file(params.chatId, params.messageId)
    if (file === null) throw new AppError('not-found', 'No such file in this chat')
    reply.type(file.mediaType).header('content-disposition', attachment(file.name))
    return sendBytes(reply, file.bytes)
  })
}

function sendBytes(reply: FastifyReply, bytes: Uint8Array): FastifyReply {
  return reply.header('x-content-type-options', 'nosniff').send(Buffer.from(bytes))
}

function mustKnow(chat: WebChat, chatId: string): void {
  if (!chat.has(chatId)) throw new AppError('not-found', 'No such chat: begin a new one')
}
