import type { Stage } from '@/api/types'

/** The stage that a person is working in: the last that has not ended, else the last answered. */
export function currentStage(stages: readonly Stage[]): Stage | undefined {
  return (
    stages.findLast((stage) => stage.ended_on === null && stage.stage !== 'ombudsman') ??
    stages.findLast((stage) => stage.stage !== 'ombudsman')
  )
}
