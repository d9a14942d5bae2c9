import { Button } from '@mantine/core'

interface MoreRowsProps {
  readonly words: string
  readonly reading: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
}

/** Under the rows that are shown, while there are more. */
export function MoreRows({ words, reading }: MoreRowsProps) {
  return (
    reading.hasNextPage && (
      <Button
        variant="default"
        loading={reading.isFetchingNextPage}
        onClick={() => reading.fetchNextPage()}
      >
        {words}
      </Button>
    )
  )
}
