import type { ClockKind, ClockResult, Outcome, StageKind, Waiting, Whose } from '@/api/types'
import type { Filters } from '@/domain/filters'
import { date, t } from '@/i18n'

type Wordings = Record<string, (group: Filters, value: string) => string>

const WORDINGS: Wordings = {
  q: (_, beginning) => t('shown-because.q', { beginning }),
  clock: (_, clock) => t(`clock.${clock as ClockKind}`),
  stage: (group, stage) => {
    const name = t(`stage.${stage as StageKind}`)
    const { entered_from: from, entered_to: to } = group
    return from || to ? `${name}: ${period('shown-because.entered', from, to)}` : name
  },
  started_from: (group) => period('shown-because.started', group.started_from, group.started_to),
  finished_from: (group) =>
    period('shown-because.finished', group.finished_from, group.finished_to),
  days_min: (group) => days(group.days_min, group.days_max),
  done: (_, done) => t(done === 'true' ? 'shown-because.done' : 'shown-because.not-done'),
  not_done: (_, why) => t(`not-done.${why as 'withdrawn' | 'ended' | 'not_yet_due' | 'overdue'}`),
  result: (_, result) => t(`result.${result as ClockResult}`),
  outcome: (_, outcome) =>
    t('shown-because.outcome', { outcome: t(`outcome.${outcome as Outcome | 'none'}`) }),
  ombudsman: (group, what) => {
    const { ombudsman_from: from = '', ombudsman_to: to = '' } = group
    const done = t(`shown-because.ombudsman-${what as 'received'}`)
    return `${done}: ${what === 'open' ? date(to) : `${date(from)} – ${date(to)}`}`
  },
  due_from: ({ due_from: from = '', due_by: to = '' }) => {
    if (from && from === to) return t('shown-because.due-on', { date: date(from) })
    if (from && to) return t('shown-because.due', { from: date(from), to: date(to) })
    return from
      ? t('shown-because.due-from', { date: date(from) })
      : t('shown-because.due-by', { date: date(to) })
  },
  next_clock: (_, clock) => t('shown-because.next-clock', { clock: t(`clock.${clock as ClockKind}`) }),
  waiting: (_, waiting) => t(`today.group.${waiting as Waiting}`),
  whose: (_, whose) => t(`shown-because.whose-${whose as Whose}`),
  batch: (_, batch) => t('shown-because.batch', { batch }),
  as_at: (_, day) => t('shown-because.as-at', { date: date(day) }),
}
WORDINGS.due_by = WORDINGS.due_from!
WORDINGS.started_to = WORDINGS.started_from!
WORDINGS.finished_to = WORDINGS.finished_from!
WORDINGS.days_max = WORDINGS.days_min!

export function describeFilter(group: Filters): string {
  const [name = '', value = ''] = Object.entries(group)[0] ?? []
  return WORDINGS[name]?.(group, value) ?? `${name}: ${value}`
}

type Period = 'shown-because.entered' | 'shown-because.started' | 'shown-because.finished'

function period(kind: Period, from = '', to = ''): string {
  if (from && to) return t(kind, { from: date(from), to: date(to) })
  return from ? t(`${kind}-from`, { date: date(from) }) : t(`${kind}-to`, { date: date(to) })
}

function days(least = '', most = ''): string {
  if (least && most && least !== most) return t('shown-because.days', { least, most })
  if (least && most) return t('shown-because.exact-days', { count: Number(least) })
  return least
    ? t('shown-because.least-days', { count: Number(least) })
    : t('shown-because.most-days', { count: Number(most) })
}
