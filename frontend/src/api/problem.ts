import { inFormWords } from './field-words'

export type FieldProblem = { field: string; code: string; reason: string; mend: string }

type ProblemBody = {
  title: string
  status: number
  detail: string
  code: string
  errors?: FieldProblem[]
}

/** An answer that is no success (RFC 9457), or no answer at all (status 0). */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: FieldProblem[]
  /** The language that the service wrote it in. */
  readonly written: string | null
  /** How many seconds to wait before trying again. */
  readonly wait: number

  constructor(body: ProblemBody, written: string | null = null, wait = 0) {
    super(body.code)
    this.status = body.status
    this.code = body.code
    this.title = body.title
    this.detail = body.detail
    this.errors = (body.errors ?? []).map(inFormWords)
    this.written = written
    this.wait = wait
  }

  /** The session had ended, so a change was not made; now it can be. */
  static notSent(): Problem {
    return new Problem({ title: '', status: 401, detail: '', code: 'not-sent' })
  }

  static unreachable(): Problem {
    return new Problem({ title: '', status: 0, detail: '', code: 'unreachable' })
  }

  static async from(response: Response): Promise<Problem> {
    const kind = response.headers.get('Content-Type') ?? ''
    if (!kind.startsWith('application/problem+json')) {
      return new Problem({ title: '', status: response.status, detail: '', code: 'unexpected' })
    }
    const wait = Number(response.headers.get('Retry-After') ?? 0)
    return new Problem(await response.json(), response.headers.get('Content-Language'), wait)
  }

  /** Why a field is wrong and how to mend it. */
  about(field: string): string | undefined {
    const wrong = this.errors.find((one) => one.field === field)
    return wrong && [wrong.reason, wrong.mend].filter(Boolean).join(' ')
  }

  get isStale(): boolean {
    return this.status === 412
  }
}
