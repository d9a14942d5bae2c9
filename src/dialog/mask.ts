/** «+7 916 ••• •• 67»: enough to tell numbers apart, not enough to dial. */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 5)} ••• •• ${phone.slice(-2)}`
}

/** «a•••@example.ru» */
export function maskedEmail(email: string): string {
  const [name = '', host = ''] = email.split('@')
  return `${[...name][0] ?? ''}•••@${host}`
}

const EMAILS = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;]+/gu
/** Seven digits and more, whatever stands between them. */
const NUMBERS = /\+?\d(?:[\s().-]{0,3}\d){6,}/g
const LINKS = /(?:https?:\/\/|\bt\.me\/|\bvk\.com\/)\S+/giu

/** Words without what somebody could be reached by. */
export function maskedText(text: string): string {
  return text
    .replaceAll(EMAILS, '•••')
    .replaceAll(LINKS, '•••')
    .replaceAll(NUMBERS, '•••')
    .replaceAll(/(^|\s)@\w{3,}/gu, '$1•••')
}
