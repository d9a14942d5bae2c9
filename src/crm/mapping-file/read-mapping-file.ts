import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Document, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import { type Place, placesIn } from './places.ts'
import { type MappingFile, mappingFileSchema } from './schema.ts'

/** A mapping file that was found to be in order. */
export interface ReadMapping {
  readonly mapping: MappingFile
  /** The line of an entry, or of the nearest that holds it: `['metrics', 'calls']`. */
  lineOf(path: readonly PropertyKey[]): number
}

/**
 * Reads a mapping in YAML or JSON. Throws `bad-config` with a line for everything that is wrong:
 * the file, the place in it, the entry, and what is allowed there.
 */
export function readMappingFile(path: string): ReadMapping {
  return parseMapping(textOf(path), basename(path))
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('bad-config', `The mapping file ${path} cannot be read`, { cause })
  }
}

/** JSON is YAML as well, so one parser reads both. */
function parseMapping(text: string, file: string): ReadMapping {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false })
  const { placeAt, find } = placesIn(document, lines)
  const said = ({ line, column }: Place, words: string) =>
    `${file}, line ${line}, column ${column}: ${words}`
  const [fault] = faultsOf(document)
  if (fault !== undefined) throw bad([said(placeAt(fault.offset), fault.message)])
  const read = mappingFileSchema.safeParse(document.toJS())
  if (read.success) return { mapping: read.data, lineOf: (path) => find(path).place.line }
  const problems = read.error.issues.map((issue) => {
    const { place, whole } = find(placeOf(issue))
    return said(place, explain(issue, whole || issue.code === 'unrecognized_keys'))
  })
  throw bad(problems)
}

const bad = (problems: readonly string[]) => new AppError('bad-config', problems.join('\n'))

/** What the parser could not make out, and aliases of nothing, which it leaves for later. */
function faultsOf(document: Document.Parsed): { offset: number; message: string }[] {
  const faults = document.errors.map(({ pos, message }) => ({ offset: pos[0], message }))
  visit(document, {
    Alias(_, alias) {
      const message = `there is no anchor «&${alias.source}» before this`
      if (!alias.resolve(document)) faults.push({ offset: alias.range?.[0] ?? 0, message })
    },
  })
  return faults
}

/** An unknown key is pointed at itself, not at the object that it is in. */
function placeOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys'
    ? [...issue.path, ...issue.keys.slice(0, 1)]
    : issue.path
}

function explain({ path, message }: z.core.$ZodIssue, isThere: boolean): string {
  return [path.join('.'), isThere ? message : `is missing: ${message}`].filter(Boolean).join(': ')
}
