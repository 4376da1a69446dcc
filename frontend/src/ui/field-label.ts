type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** The element that an error of the service is about. One of several, such as `teams.1`, is mended in their field. */
export function fieldOf(name: string): HTMLElement | null {
  const whole = name.replace(/\.\d+$/, '')
  return document.getElementById(`field-${name}`) ?? document.getElementById(`field-${whole}`)
}

/** What a field is called on the page, with its group where there are several of its kind. */
export function labelOf(name: string): string {
  const field = fieldOf(name) as Field | null
  const legend = textOf(field?.closest('fieldset')?.querySelector('legend'))
  if (field?.type === 'radio' || field?.type === 'checkbox') return legend || textOf(field.labels?.[0])
  const label = field?.getAttribute('aria-label') ?? textOf(field?.labels?.[0])
  return name.includes('.') && label ? [legend, label].filter(Boolean).join(', ') : label
}

function textOf(element: Element | null | undefined): string {
  return element?.textContent?.trim() ?? ''
}
