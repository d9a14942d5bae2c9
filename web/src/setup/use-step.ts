import { queryClient, useAct } from '../api/index.ts'
import type { Step } from './steps.tsx'

/** Marks a step as finished or skipped. It goes on even when that cannot be kept. */
export function useStep(step: Step, onNext: () => void) {
  const { act, busy } = useAct('POST /api/setup/steps/:step')
  const finish = async (): Promise<void> => {
    await act({ params: { step } })
    queryClient.invalidateQueries({ queryKey: ['GET /api/state'] })
    onNext()
  }
  return { finish, busy }
}
