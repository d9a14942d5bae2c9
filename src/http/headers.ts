/** RFC 6266: a plain name for old clients, the real one in UTF-8 beside it. */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_')
  const real = encodeURIComponent(name.replaceAll(/[\p{Cc}/\\]/gu, '_')).replaceAll("'", '%27')
  return `attachment; filename="${plain}"; filename*=UTF-8''${real}`
}
