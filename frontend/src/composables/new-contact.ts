import { nextTick, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { openCase } from '@/api/cases'
import { logCompliment } from '@/api/compliments'
import type { Draft } from '@/api/types'
import {
  asCase,
  asCompliment,
  asFields,
  emptyContact,
  fromFields,
  isWorthKeeping,
  nextContact,
  withoutGaps,
  type ContactForm,
  type ContactKind,
  type Logged,
} from '@/domain/contact'
import { civilDate } from '@/domain/dates'
import { randomKey } from '@/domain/random-key'
import { t } from '@/i18n'
import { useDraft, type Drafting } from './draft'
import { announce } from './notice'
import { useSubmit, type Submit } from './submit'

export type NewContact = Omit<Submit, 'submit'> &
  Pick<Drafting, 'savedAt' | 'waits'> & {
    form: Ref<ContactForm>
    key: Ref<string>
    logged: Ref<Logged[]>
    save: (another?: boolean) => Promise<void>
    saveAsAnother: () => Promise<void>
    goOn: (draft: Draft) => Promise<void>
  }

const today = (): string => civilDate(new Date())

/** The form of a contact, from the first key to the saved case or compliment. */
export function useNewContact(kind: ContactKind | undefined, focusFirst: () => void): NewContact {
  const router = useRouter()
  const { problem, busy, submit } = useSubmit()
  /** Names the draft, and makes sure that it is logged once. */
  const key = ref(randomKey())
  const form = ref({ ...emptyContact(today()), ...(kind && { kind }) })
  const logged = ref<Logged[]>([])
  const draft = useDraft(
    () => (isWorthKeeping(form.value) ? asFields(form.value) : null),
    key.value,
  )

  async function save(another = false): Promise<void> {
    await submit(async () => {
      form.value.people = withoutGaps(form.value.people)
      const done = await send(form.value, key.value)
      announce(() => t('contact.logged', { reference: done.reference }))
      draft.forget()
      begin(randomKey(), nextContact(form.value))
      if (!another) return void (await router.push(placeOf(done)))
      logged.value.unshift(done)
    })
  }

  function begin(id: string, next: ContactForm): void {
    form.value = next
    key.value = id
    problem.value = null
    draft.settle(id)
    void nextTick(focusFirst)
  }

  /** What was typed until now becomes one of the drafts, also where the typing did not rest. */
  async function goOn({ id, fields }: Draft): Promise<void> {
    await draft.save()
    begin(id, fromFields(fields, today()))
  }

  /** It was saved before it was changed again: what stands here now is another contact. */
  async function saveAsAnother(): Promise<void> {
    key.value = randomKey()
    draft.forget()
    draft.settle(key.value)
    await save()
  }

  const { savedAt, waits } = draft
  return { form, key, logged, problem, busy, savedAt, waits, save, saveAsAnother, goOn }
}

async function send(form: ContactForm, key: string): Promise<Logged> {
  const { kind } = form
  const { data } =
    kind === 'compliment'
      ? await logCompliment(asCompliment(form), key)
      : await openCase(asCase(form), key)
  return { kind, reference: data.reference }
}

export function placeOf({ kind, reference }: Logged): string {
  return `/${kind === 'compliment' ? 'compliments' : 'cases'}/${reference}`
}
