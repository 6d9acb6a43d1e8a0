/** The keys of the covering screen. Pure: a key's meaning, by where the focus is. */
import type { Point } from './marks.js';

export type KeyDeed =
  | { does: 'add' | 'remove' | 'undo' | 'redo' | 'zoom-in' | 'zoom-out' | 'fit' }
  /** `by`: in steps to the right and down. */
  | { does: 'move' | 'resize'; by: Point };

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const ARROWS: Readonly<Partial<Record<string, Point>>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const PLAIN: Readonly<Partial<Record<string, KeyDeed['does'] & ('add' | 'zoom-in' | 'zoom-out' | 'fit')>>> = {
  n: 'add',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'fit',
};

/** null where the key is none of ours. `isOnMark`: whether a mark has the focus. */
export function deedOf(pressed: Pressed, isOnMark: boolean): KeyDeed | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed;
  if (altKey) return null;
  if (ctrlKey || metaKey) return ofUndo(key.toLowerCase(), shiftKey);
  const by = ARROWS[key];
  if (by !== undefined) return isOnMark ? { does: shiftKey ? 'resize' : 'move', by } : null;
  if (key === 'Delete' || key === 'Backspace') return isOnMark ? { does: 'remove' } : null;
  const does = PLAIN[key.toLowerCase()];
  return does === undefined ? null : { does };
}

function ofUndo(key: string, shiftKey: boolean): KeyDeed | null {
  if (key === 'y' || (key === 'z' && shiftKey)) return { does: 'redo' };
  return key === 'z' ? { does: 'undo' } : null;
}
