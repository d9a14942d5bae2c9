import type { Department } from './people.ts'
import { between, chance, pick, type Random } from './random.ts'

interface Goods {
  readonly id: number
  readonly name: string
  readonly unit: 'шт.' | 'м' | 'ч'
  /** In kopecks. */
  readonly price: number
  readonly department: Department | 'any'
}

export const GOODS: readonly Goods[] = (
  [
    ['Кондиционер настенный 2,1 кВт', 'шт.', 11_490_00, 'wholesale'],
    ['Кондиционер настенный 3,5 кВт', 'шт.', 38_900_00, 'wholesale'],
    ['Кондиционер кассетный 7 кВт', 'шт.', 112_400_00, 'wholesale'],
    ['Тепловая завеса 1,5 м', 'шт.', 24_650_00, 'wholesale'],
    ['Водонагреватель 80 л', 'шт.', 13_290_50, 'wholesale'],
    ['Конвектор 2 кВт', 'шт.', 7_990_00, 'wholesale'],
    ['Установка вентиляционная 1000 м³/ч', 'шт.', 184_500_00, 'projects'],
    ['Установка вентиляционная 3500 м³/ч', 'шт.', 463_000_00, 'projects'],
    ['Чиллер 65 кВт', 'шт.', 1_286_000_00, 'projects'],
    ['Фанкойл канальный', 'шт.', 46_800_00, 'projects'],
    ['Шкаф управления', 'шт.', 58_370_40, 'projects'],
    ['Клапан противопожарный', 'шт.', 12_940_00, 'projects'],
    ['Компрессор спиральный', 'шт.', 74_200_00, 'service'],
    ['Плата управления', 'шт.', 14_860_75, 'service'],
    ['Фильтр тонкой очистки', 'шт.', 3_180_00, 'service'],
    ['Хладагент R410A, баллон', 'шт.', 9_450_00, 'service'],
    ['Труба медная 1/4"', 'м', 410_00, 'any'],
    ['Кабель силовой 3×2,5', 'м', 120_00, 'any'],
    ['Монтаж и пусконаладка', 'ч', 2_400_00, 'any'],
  ] as const
).map(([name, unit, price, department], index) => ({
  id: index + 1,
  name,
  unit,
  price,
  department,
}))

interface OrderLine {
  readonly goods: Goods
  readonly price: number
  readonly quantity: number
}

const MATERIALS = GOODS.filter(({ unit }) => unit === 'м')
const WORK = GOODS.filter(({ unit }) => unit === 'ч')

/** What a deal of about this amount is made of: equipment, then metres, then hours to fill it up. */
export function orderFor(random: Random, department: Department, amount: number): OrderLine[] {
  const affordable = GOODS.filter(
    (goods) => goods.department === department && goods.price <= amount * 0.75,
  )
  const discount = chance(random, 0.4) ? between(random, 1, 6) : 0
  const equipment = line(pick(random, affordable), amount * 0.75, 1, discount)
  const materials = line(pick(random, MATERIALS), (amount - sumOf([equipment])) * 0.12, 10, 0)
  const left = amount - sumOf([equipment, materials])
  const work = line(pick(random, WORK), left, 2, 0)
  return [equipment, materials, work].flatMap((found) => found ?? [])
}

/** To the kopeck, line by line, as an invoice adds up. */
export function sumOf(lines: readonly (OrderLine | null)[]): number {
  return lines.reduce((sum, one) => sum + Math.round((one?.price ?? 0) * (one?.quantity ?? 0)), 0)
}

/** As much as the money buys, in `parts` of a unit; null when it is not enough for any. */
function line(
  goods: Goods | undefined,
  money: number,
  parts: number,
  discount: number,
): OrderLine | null {
  if (goods === undefined) return null
  const price = Math.round((goods.price * (100 - discount)) / 100)
  const quantity = Math.floor((money / price) * parts) / parts
  return quantity > 0 ? { goods, price, quantity } : null
}
