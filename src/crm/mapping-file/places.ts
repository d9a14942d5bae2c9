import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml'

/** Where something is in a file, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** What a path of keys and indexes leads to. */
interface Found {
  /** Where a scalar begins; for anything bigger, where its key does. */
  readonly place: Place
  /** False when only a part of the path is there: the place is of what would hold the rest. */
  readonly whole: boolean
}

/** Finds places in a parsed document. What an alias or `<<` brings in is where it is brought in. */
export function placesIn(document: Document.Parsed, lines: LineCounter) {
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }

  function find(path: readonly PropertyKey[]): Found {
    let node: unknown = document.contents
    let start = startOf(node) ?? 0
    for (const key of path) {
      const step = stepInto(isAlias(node) ? node.resolve(document) : node, key)
      if (step === undefined) return { place: placeAt(start), whole: false }
      node = step.node
      start = (isScalar(node) ? startOf(node) : startOf(step.key)) ?? startOf(node) ?? start
    }
    return { place: placeAt(start), whole: true }
  }

  return { placeAt, find }
}

function stepInto(node: unknown, key: PropertyKey): { key: unknown; node: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(key)]
    return item === undefined ? undefined : { key: item, node: item }
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
  return pair === undefined ? undefined : { key: pair.key, node: pair.value }
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0]
}
