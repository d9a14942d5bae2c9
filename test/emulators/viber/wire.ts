/** JSON as Viber writes it: message tokens are bare numbers of 19 digits. */
export function toWire(value: object): string {
  return JSON.stringify(value).replace(/"message_token":"(\d+)"/, '"message_token":$1')
}

export interface Button {
  readonly Columns: number
  readonly Rows: number
  readonly ActionType: string
  readonly ActionBody: string
  readonly Text: string
  readonly Silent: boolean
}

/** A message that a bot sends, once it was found to be right. */
export interface Said {
  readonly type: string
  readonly senderName: string
  readonly text: string
  readonly media: string | null
  readonly fileName: string | null
  readonly fileSize: number | null
  readonly buttons: readonly Button[]
  readonly trackingData: string | null
  readonly minApiVersion: number
}

export interface User {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly country: string
  readonly api_version: number
}
