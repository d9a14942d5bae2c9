import type { Compilable, Kysely, QueryResult } from 'kysely'
import type { Database } from './schema.ts'

/**
 * A query that is put together once and executed with other values each time: for what every press
 * of a button asks, where Kysely takes longer to write a statement than SQLite to run it. `build`
 * sees blanks in place of values, so it must hand each on to the query as it is: no conditions, no
 * arithmetic, no lists, no spreading.
 */
export function precompiled<Given extends object, Row>(
  db: Kysely<Database>,
  build: (given: Given) => Compilable<Row>,
): (given: Given) => Promise<QueryResult<Row>> {
  const compile = () => build(blanks<Given>()).compile()
  let compiled: ReturnType<typeof compile> | undefined
  return (given) => {
    compiled ??= compile()
    const values = new Map<string | undefined, unknown>(Object.entries(given))
    const parameters = compiled.parameters.map((parameter) =>
      typeof parameter === 'symbol' ? values.get(parameter.description) : parameter,
    )
    return db.executeQuery({ ...compiled, parameters })
  }
}

function blanks<Given extends object>(): Given {
  const proxy = new Proxy({}, { get: (_, name) => Symbol(String(name)) })
  // Every property of it is a blank, which a query takes where it takes any value.
  return proxy as Given
}
