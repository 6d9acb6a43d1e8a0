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
