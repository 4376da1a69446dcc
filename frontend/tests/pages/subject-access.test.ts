import { http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import type { SubjectExport } from '@/api/types'
import SubjectAccessPage from '@/pages/SubjectAccessPage.vue'
import { network } from '../setup'
import { API, settled, visit } from '../stubs'

const NOTHING: SubjectExport = {
  made_at: '2026-11-20T10:00:00Z',
  made_by: 'alice',
  to_send: { cases: [], compliments: [] },
  in_house: { third_parties: [], about_staff: [], unfinished: [], withheld: 0 },
}

async function made(told: Partial<SubjectExport['in_house']>) {
  let sent: unknown
  const saved: { name: string; text: Promise<string> }[] = []
  let content = new Blob()
  network.use(
    http.post(`${API}/subject-access`, async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json({ ...NOTHING, in_house: { ...NOTHING.in_house, ...told } })
    }),
  )
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (given: Blob) => {
        content = given
        return 'blob:x'
      },
      revokeObjectURL: () => {},
    }),
  )
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click')
  click.mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: content.text() })
  })
  const { page } = await visit(SubjectAccessPage, '/subject-access')
  await page.get('#field-name').setValue('Siân Example')
  await page.get('form').trigger('submit')
  await settled()
  return { page, said: page.get('[role=status]').text(), sent, saved }
}

describe('everything about one person', () => {
  it('is asked for in the body, and says how much there is', async () => {
    const { said, sent } = await made({})
    expect(sent).toEqual({ name: 'Siân Example', contact: null })
    expect(said).toBe('The files are made. To send: 0 cases and 0 compliments.')
  })

  it('says whom to ask for what is not in it yet', async () => {
    const saved_at = '2026-11-20T09:00:00Z'
    const unfinished = ['bob', 'carol', 'bob'].map((writer) => ({ writer, saved_at }))
    const { said } = await made({ unfinished, withheld: 2 })
    expect(said).toContain('then make the files again: bob, carol.')
    expect(said).toContain('restricted or beyond your role: 2.')
  })

  it('offers nobody the files of whom they asked about before', async () => {
    const { page } = await made({})
    expect(page.findAll('button[type=button]')).toHaveLength(2)
    await page.get('#field-name').setValue('Siân')
    expect(page.findAll('button[type=button]')).toHaveLength(0)
  })

  it('keeps what is sent apart from what stays', async () => {
    const about_staff = [{ reference: 'SSF-2627-0001', found_by: ['staff' as const] }]
    const { page, said, saved } = await made({ about_staff })
    expect(said).toContain('Cases about a member of staff of this name: 1.')
    expect(saved).toEqual([])

    for (const button of page.findAll('button[type=button]')) await button.trigger('click')

    expect(saved.map((one) => one.name)).toEqual([
      'subject-access-to-send.json',
      'subject-access-in-house.json',
    ])
    const texts = await Promise.all(saved.map((one) => one.text))
    const parts: unknown[] = texts.map((text) => JSON.parse(text))
    expect(parts).toEqual([NOTHING.to_send, { ...NOTHING.in_house, about_staff }])
  })
})
