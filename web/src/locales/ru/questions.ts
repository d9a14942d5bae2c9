export const ru = {
  /** `day` is today's number, `month` its month in the genitive: «22» and «ноября». */
  ask: (day: string, month: string) => [
    'закрытые сделки за прошлый месяц',
    day === '1' ? `оплаты 1 ${month}` : `оплаты 1–${day} ${month}`,
    'план',
    'новые клиенты за неделю',
  ],
}
