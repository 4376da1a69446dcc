import { send } from './client'
import type { FindSimilar, SimilarCase } from './types'

export async function findSimilar(body: FindSimilar, signal: AbortSignal): Promise<SimilarCase[]> {
  return (await send('POST', '/cases/similar', { body, signal })).data.items
}
