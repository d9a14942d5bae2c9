import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import { type Service, startService } from './harness.ts'

const [STRANGER = ''] = words('ru').refusals.stranger

describe('whoever takes a name', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'polling' })
  })

  after(() => service[Symbol.asyncDispose]())

  it('that an administrator entered, but after its owner spoke, is a stranger', async () => {
    const owner = service.person()
    await enter('petrova', `@${owner.user.username}`)
    owner.says('/month')
    await owner.sees('Сводка')
    const thief = service.telegram.person({ ...owner.user, id: 666, first_name: 'Вор' })

    thief.says('/month')

    await thief.sees(STRANGER)
  })

  it('is a stranger when it only looks alike', async () => {
    await enter('petrova', '@anna_petrova')
    const thief = service.telegram.person({
      id: 667,
      first_name: 'Вор',
      username: 'аnna_petrova',
    })

    thief.says('/month')

    await thief.sees(STRANGER)
  })

  it('in another bot is a stranger', async () => {
    await enter('petrova', '@olga_p')
    const other = service.telegram.addBot({ id: 72, first_name: 'Третья', username: 'third_bot' })
    await service.svodka('bots', 'add', 'telegram', '--token', other.token)
    const thief = service.telegram.person(
      { id: 668, first_name: 'Ольга', username: 'olga_p' },
      other.token,
    )

    thief.says('/month')

    await thief.sees(STRANGER)
  })

  it('keeps nobody out who was renamed', async () => {
    const owner = await service.joins('sokolov')
    const renamed = service.telegram.person({ ...owner.user, username: 'quite_another' })

    renamed.says('/month')

    await renamed.sees('Сводка')
  })

  const enter = (login: string, user: string) =>
    service.svodka('subscribers', 'add', login, '--bot', service.botId, '--user', user)
})
