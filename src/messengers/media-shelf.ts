import { AppError, type Clock, type MakeId, secretId } from '../kernel/index.ts'

/** Pictures and files for messengers that fetch them by a link of ours. */
export interface MediaShelf {
  /** Under which the internet reaches the shelf; null when it does not. */
  readonly publicUrl: string | null
  /**
   * Lays something out, and returns the link: whoever has it may look, for three days at most.
   * Throws `bad-config` where the internet does not reach us.
   */
  put(media: Media): string
  /** By the last part of the link; null for what never was there, or is not any more. */
  find(name: string): Media | null
}

export interface Media {
  /** The end of the link: messengers go by it. */
  readonly extension: 'png' | 'csv'
  readonly bytes: Uint8Array
}

export interface MediaShelfConfig {
  readonly publicUrl: string | null
  readonly clock: Clock
  /** At least 128 bits that nobody can guess, in letters fit for an address. */
  readonly makeId?: MakeId
  /** When it is full, the oldest goes first. Default: 64 MB. */
  readonly mostBytes?: number
}

/** Where the shelf stands under the public address. */
export const MEDIA_PATH = '/media'

// Phones that were off fetch late.
const KEPT_MS = 3 * 24 * 3_600_000
const MOST_BYTES = 64 * 1024 * 1024

/** A shelf in memory: pictures hold figures, so they never come near a disk. */
export function createMediaShelf(config: MediaShelfConfig): MediaShelf {
  const { publicUrl, clock, makeId = secretId, mostBytes = MOST_BYTES } = config
  // In the order in which it was laid out: what is first is oldest.
  const kept = new Map<string, { readonly media: Media; readonly until: number }>()
  let size = 0

  function remove(name: string): void {
    size -= kept.get(name)?.media.bytes.length ?? 0
    kept.delete(name)
  }

  function tidy(): void {
    const now = clock().epochMilliseconds
    for (const [name, { until }] of kept) {
      if (until > now && size <= mostBytes) return
      remove(name)
    }
  }

  return {
    publicUrl,

    put(media) {
      if (publicUrl === null) {
        throw new AppError(
          'bad-config',
          'A picture can only be fetched from us with PUBLIC_URL set',
        )
      }
      const name = `${makeId()}.${media.extension}`
      kept.set(name, { media, until: clock().epochMilliseconds + KEPT_MS })
      size += media.bytes.length
      tidy()
      return `${publicUrl}${MEDIA_PATH}/${name}`
    },

    find(name) {
      tidy()
      return kept.get(name)?.media ?? null
    },
  }
}
