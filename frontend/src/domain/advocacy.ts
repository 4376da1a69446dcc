import type { CaseDetail } from '@/api/types'

/** Whether it is about a child: a representation is (R reg 2), and so is what children's services do. */
export function wantsAdvocacy({ kind, service }: Pick<CaseDetail, 'kind' | 'service'>): boolean {
  return kind === 'representation' || service.code.startsWith('child')
}
