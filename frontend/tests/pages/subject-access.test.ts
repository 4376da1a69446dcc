import { http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import type { SubjectExport } from '@/api/types'
import SubjectAccessPage from '@/pages/SubjectAccessPage.vue'
import { network } from '../setup'
import { API, settled, visit } from '../stubs'

const NOTHING: SubjectExport = {
  made_at: '2026-11-20T10:00:00Z',
  made_by: 'alice',
  cases: [],
  compliments: [],
  unfinished: [],
  withheld: 0,
}

async function made(told: Partial<SubjectExport>) {
  let sent: unknown
  network.use(
    http.post(`${API}/subject-access`, async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json({ ...NOTHING, ...told })
    }),
  )
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }))
  const { page } = await visit(SubjectAccessPage, '/subject-access')
  await page.get('#field-name').setValue('Siân Example')
  await page.get('form').trigger('submit')
  await settled()
  return { said: page.get('[role=status]').text(), sent }
}

describe('everything about one person', () => {
  it('is asked for in the body, and says how much there is', async () => {
    const { said, sent } = await made({})
    expect(sent).toEqual({ name: 'Siân Example', contact: null })
    expect(said).toBe('The file is made: 0 cases and 0 compliments.')
  })

  it('says whom to ask for what is not in it yet', async () => {
    const saved_at = '2026-11-20T09:00:00Z'
    const unfinished = ['bob', 'carol', 'bob'].map((writer) => ({ writer, saved_at }))
    const { said } = await made({ unfinished, withheld: 2 })
    expect(said).toContain('then make the file again: bob, carol.')
    expect(said).toContain('Restricted cases about the person that you may not see: 2.')
  })
})
