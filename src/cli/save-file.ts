import { writeFile } from 'node:fs/promises'
import { AppError } from '../kernel/index.ts'

/** Writes a file that an option names. Throws `not-found` with the option and the reason. */
export async function saveFile(
  option: string,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  try {
    await writeFile(path, content)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? cause.code : 'unknown'
    throw new AppError('not-found', `${option}: cannot write ${path} (${reason})`, { cause })
  }
}
