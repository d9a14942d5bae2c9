/** Units of the picture; it is stretched to whatever room there is. */
export const WIDTH = 240
export const HEIGHT = 64

interface Bar {
  readonly hour: number
  readonly count: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A bar for every hour, the busiest one full. An hour with a message is seen however few they are. */
export function barsOf(byHour: readonly number[]): readonly Bar[] {
  const most = Math.max(1, ...byHour)
  const step = WIDTH / byHour.length
  return byHour.map((count, hour) => {
    const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT)
    return { hour, count, x: hour * step + 1, y: HEIGHT - height, width: step - 2, height }
  })
}
