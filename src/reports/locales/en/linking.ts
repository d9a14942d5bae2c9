import type { linking as russian } from '../ru/linking.ts'

/** How a stranger becomes a subscriber: the same words whether the CRM knows them or not. */
export const linking: typeof russian = {
  onlyInvitation: [
    'To show you statistics, I need to be sure that you work here.',
    'Open the personal link from your administrator.',
  ],
  codeSent: [
    'If the CRM knows such an employee, a code is on its way to their email.',
    'Write the six digits of the letter here: the code works for 10 minutes.',
  ],
  codeWrong: (left) => `That is not the code. Attempts left: ${left}.`,
  codeSpent: 'The code no longer works. Write your login, email or phone once more.',
  approvalAsked: [
    'If the CRM knows such an employee, an administrator has your request.',
    'As soon as it is approved, I will write here.',
  ],
  contactWanted: [
    'To show you statistics, I need to be sure that you work here.',
    'Press the button below: I compare your number with the CRM. Or open the personal link from your administrator.',
  ],
  notConfirmed: 'That could not be confirmed. Ask your administrator for a personal link.',
  tooManyAttempts:
    'Too many attempts. Try tomorrow, or ask your administrator for a personal link.',
  adminLink: (link: string) => [
    'The link that signs you in to the administration page. It opens once, within 10 minutes. Do not pass it on:',
    link,
  ],
  approved: ['An administrator has approved your access.', 'Your statistics are here now.'],
  request: (employee, person) => [
    `${person} asks for the statistics of ${employee}.`,
    'Approve only if you know that it is them: whoever writes will see the figures.',
  ],
  requestApproved: 'Done: the employee is connected.',
  requestDeclined: 'The request is declined.',
  requestLate: 'This request is decided already, or too old.',
  linkedElsewhere: (messenger, person) => [
    `One more chat is connected to your statistics: ${messenger}, ${person}.`,
    'If it is not yours, write to your administrator at once.',
  ],
}
