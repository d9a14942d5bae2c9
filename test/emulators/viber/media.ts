/** Something that a phone has fetched. */
export interface Fetched {
  readonly bytes: Buffer
  readonly contentType: string
}

const PICTURE_BYTES = 1024 * 1024
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Fetches as Viber and the phones do; rejects with words for `failed`. */
export async function fetchMedia(
  link: string,
  expected: { readonly picture: boolean; readonly size: number | null },
): Promise<Fetched> {
  const response = await fetch(link, { redirect: 'manual' })
  if (response.status !== 200) throw new Error(`Media not found: HTTP ${response.status}`)
  const length = response.headers.get('content-length')
  const bytes = Buffer.from(await response.arrayBuffer())
  if (length !== String(bytes.length)) throw new Error('Media has no Content-Length')
  if (expected.size !== null && expected.size !== bytes.length) {
    throw new Error(`File size is ${bytes.length}, not ${expected.size}`)
  }
  const contentType = response.headers.get('content-type') ?? ''
  if (expected.picture) checkPicture(link, bytes, contentType)
  return { bytes, contentType }
}

function checkPicture(link: string, bytes: Buffer, contentType: string): void {
  if (!contentType.startsWith('image/')) throw new Error(`Picture has the type «${contentType}»`)
  if (bytes.length > PICTURE_BYTES) throw new Error('Picture is over 1 MB')
  const isPng = bytes.subarray(0, PNG.length).equals(PNG)
  if (new URL(link).pathname.endsWith('.png') && !isPng) throw new Error('Picture is no PNG')
}

/** Pixels of a PNG. */
export function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}
