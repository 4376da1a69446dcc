import type { File } from '@/api/client'
import { useSubmit, type Submit } from './submit'

export type Download = Omit<Submit, 'submit'> & {
  download: (fetchFile: () => Promise<File>) => Promise<boolean>
}

/** Saves a file of the service, which a plain link would ask for in the browser's language. */
export function useDownload(): Download {
  const { problem, busy, submit } = useSubmit()
  return { problem, busy, download: (fetchFile) => submit(async () => save(await fetchFile())) }
}

export function save({ name, content }: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
