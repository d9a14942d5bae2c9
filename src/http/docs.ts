import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ENDPOINTS, type Endpoint } from './schema/index.ts'

/** `GET /api/docs`: the API described in OpenAPI 3.1, made of the same table that serves it. */
export function docsRoute(app: FastifyInstance, version: string): void {
  // Few ask for it, and what describes every schema takes megabytes.
  let description: string | undefined
  app.get('/api/docs', async (_request, reply) => {
    description ??= JSON.stringify(describe(version), null, 2)
    return reply.type('application/json').send(description)
  })
}

function describe(version: string) {
  const paths: Record<string, Record<string, object>> = {}
  for (const [address, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const [method = '', path = ''] = address.split(' ')
    const place = path.replaceAll(/:(\w+)/g, '{$1}')
    paths[place] = { ...paths[place], [method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Svodka',
      version,
      description:
        'The administration page uses this API with a session cookie and `x-csrf-token`; scripts use a token made in «Доступы», sent as `Authorization: Bearer …`. Errors are `{"error":{"code","message","field"?}}`.',
    },
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  }
}

function operationOf({ summary, access, params, query, body, answer }: Endpoint): object {
  const scoped = access !== 'anyone' && access !== 'session'
  return {
    summary,
    ...(scoped && { security: [{ token: [access] }] }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body !== undefined && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(body, 'input') } },
      },
    }),
    responses: { 200: { description: 'Done', content: contentOf(answer) } },
  }
}

function contentOf(answer: Endpoint['answer']): object {
  if (typeof answer === 'string') return { [answer]: {} }
  return { 'application/json': { schema: schemaOf(answer, 'output') } }
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, object>>
  readonly required?: readonly string[]
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as JsonSchema
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): object[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }))
}
