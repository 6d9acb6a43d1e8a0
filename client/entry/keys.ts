/** Keys of a form that mean something beside the letters that they write. */

/** Of a key that is pressed; the number is out of fashion, and says what nothing else does. */
export interface Pressed {
  key: string;
  isComposing: boolean;
  keyCode: number;
}

/**
 * Whether a key belongs to a word that is being composed, as in Chinese or with dead keys. Safari ends the composition
 * before it tells of the key that did, which it then knows by this number alone.
 */
export function isComposing(pressed: Omit<Pressed, 'key'>): boolean {
  return pressed.isComposing || pressed.keyCode === 229;
}

/** Whether it is Enter, and no word is chosen by it. */
export function isEnter(pressed: Pressed): boolean {
  return pressed.key === 'Enter' && !isComposing(pressed);
}

/**
 * Enter in a field of one line, or on a choice, leads to the next field of its form: on a phone it is the key under the
 * thumb, where other apps have "next", and an entry must not be published by it. Behind the last field the phone's keyboard goes.
 */
export function leadOn(event: KeyboardEvent): void {
  const { target } = event;
  if (!isEnter(event) || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  // A chooser of files is opened by it.
  if (!(target instanceof HTMLInputElement) || target.type === 'file') return;
  event.preventDefault();
  const fields = [...(target.form?.querySelectorAll<HTMLElement>('.field') ?? [])];
  const next = fields.filter((one) => target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  // Fields that are folded away take no focus.
  const hasTaken = next.some((one) => (one.focus(), document.activeElement === one));
  if (!hasTaken && matchMedia('(pointer: coarse)').matches) target.blur();
}

/** Makes a field of one line lead on; phones' keyboards show it. */
export const LEADS_ON = { enterkeyhint: 'next', onKeyDown: leadOn } as const;
