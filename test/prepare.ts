import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Installs the servers that the tests start themselves and npm does not bring: on Debian, as root.
 * Elsewhere it says what is missing; the suites that need it are then skipped with a line.
 */
const mariadb = ['/usr/sbin/mariadbd', '/usr/bin/mariadbd', '/usr/local/bin/mariadbd']

if (!mariadb.some(existsSync)) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  process.stderr.write(
    mayInstall
      ? 'Installing mariadb-server for the tests …\n'
      : 'MariaDB is not installed here, and only root on Debian can install it: its tests are skipped.\n',
  )
  if (
    mayInstall &&
    apt('update') &&
    !apt('install', '-y', '--no-install-recommends', 'mariadb-server')
  ) {
    process.stderr.write('mariadb-server could not be installed.\n')
  }
}

function apt(...words: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (
    spawnSync('apt-get', ['-qq', ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] })
      .status === 0
  )
}
