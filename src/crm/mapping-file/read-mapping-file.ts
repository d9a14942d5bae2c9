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
  /** Where an entry is, or the nearest that holds it: `mapping.yaml, line 14, column 3`. */
  placeOf(path: readonly PropertyKey[]): string
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
  const shown = ({ line, column }: Place) => `${file}, line ${line}, column ${column}`
  const [fault] = faultsOf(document)
  if (fault !== undefined) throw bad([`${shown(placeAt(fault.offset))}: ${fault.message}`])
  const read = mappingFileSchema.safeParse(document.toJS(), { reportInput: true })
  if (read.success) return { mapping: read.data, placeOf: (path) => shown(find(path)) }
  const problems = read.error.issues.map((issue) => ({
    place: isUnknown(issue) ? find([...issue.path, ...issue.keys], 'key') : find(issue.path),
    words: explain(issue),
  }))
  problems.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
  throw bad(problems.map(({ place, words }) => `${shown(place)}: ${words}`))
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

function isUnknown(issue: z.core.$ZodIssue) {
  return issue.code === 'unrecognized_keys'
}

function explain({ path, message, input }: z.core.$ZodIssue): string {
  const words = input === undefined ? `is missing: ${message}` : message
  return [path.join('.'), words].filter((part) => part !== '').join(': ')
}
