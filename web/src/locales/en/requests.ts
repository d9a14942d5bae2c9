import type { ru } from '../ru/requests.ts'

export const en: typeof ru = {
  lead: 'Who wrote to the bot, and about what. Each request becomes a lead in the CRM and is kept while the CRM is away.',
  label: 'Requests',
  state: 'State',
  any: 'All',
  states: {
    new: 'new',
    'in-crm': 'in the CRM',
    taken: 'being handled',
    declined: 'declined',
    failed: 'not in the CRM',
  },
  columns: {
    who: 'From',
    contacts: 'Contacts',
    text: 'What is needed',
    state: 'State',
    when: 'When',
  },
  nameless: 'No name',
  through: (number: number, bot: string) => `No.\u00a0${number}, through “${bot}”`,
  takenBy: (name: string) => `taken by ${name}`,
  crmId: (id: string) => `in the CRM: ${id}`,
  openInCrm: (id: string) => `In the CRM: ${id}`,
  retry: 'Send again',
  retried: 'Writing the request to the CRM again',
  more: 'Show more',
  empty: {
    title: 'No requests yet',
    text: 'To let clients leave them right in the messenger, switch on “Take requests” for a bot: Bots → Change. For Slack and VK it is on from the start.',
    action: 'Go to bots',
    settings: 'Whom to tell of requests',
  },
  nothing: {
    title: 'No such requests',
    text: 'Not one request in this state.',
    action: 'Show all',
  },
}
