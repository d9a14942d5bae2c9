import { dirname } from 'node:path'
import { type Connection, type Environment, openConnection } from './connection.ts'
import { type ReadMapping, readMappingFile } from './read-mapping-file.ts'

export interface MappingPlace {
  /** The mapping file: YAML or JSON. */
  readonly path: string
  /** Where `${NAME}` in its connection is looked up. Default: nothing is there. */
  readonly env?: Environment
}

export type OpenMapping = Connection & ReadMapping

/** Reads a mapping file and opens its database. Throws `bad-config` with file and line. */
export function openMapping({ path, env = {} }: MappingPlace): OpenMapping {
  const read = readMappingFile(path)
  const { connection: text } = read.mapping
  const at = read.placeOf(['connection'])
  return { ...read, ...openConnection({ text, folder: dirname(path), env, at }) }
}
