import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml'

/** Where something is in a file, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Finds places in a parsed document. What an alias or `<<` brings in is where it is brought in. */
export function placesIn(document: Document.Parsed, lines: LineCounter) {
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }

  /** Where a scalar begins, or else its key; as far as the path is there. */
  function find(path: readonly PropertyKey[], what: 'key' | 'value' = 'value'): Place {
    let node: unknown = document.contents
    let start = startOf(node) ?? 0
    for (const key of path) {
      const step = stepInto(isAlias(node) ? node.resolve(document) : node, key)
      if (step === undefined) break
      node = step.node
      start = startOf(what === 'value' && isScalar(node) ? node : step.key) ?? start
    }
    return placeAt(start)
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
  return isNode(node) ? node.range?.[0] : undefined
}
