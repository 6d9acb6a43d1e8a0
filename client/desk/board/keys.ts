import { isComposing, type Pressed as Composed } from '../../entry/keys.js';

/** Every action and its key. The list of keys is drawn from this, so that it cannot name a key that does nothing. */
export const ENTRY_KEYS = {
  e: 'edit',
  c: 'correct',
  t: 'translate',
  p: 'publish',
  i: 'pin',
  m: 'key',
  v: 'verify',
  w: 'withdraw',
  x: 'takeDown',
  a: 'actions',
} as const;

export const PAGE_KEYS = {
  j: 'next',
  k: 'previous',
  u: 'undo',
  n: 'update',
  N: 'notice',
  D: 'drive',
  '1': 'all',
  '2': 'published',
  '3': 'withdrawn',
  '/': 'search',
  l: 'older',
  s: 'status',
  r: 'readers',
  ',': 'settings',
  g: 'blogWords',
  o: 'people',
  h: 'elsewhere',
  b: 'blogs',
  '?': 'keys',
} as const;

export type EntryAct = (typeof ENTRY_KEYS)[keyof typeof ENTRY_KEYS];
export type PageAct = (typeof PAGE_KEYS)[keyof typeof PAGE_KEYS];

type Act = { on: 'entry'; act: EntryAct } | { on: 'page'; act: PageAct };
type Held = 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey';
type Pressed = Composed & Pick<KeyboardEvent, Held | 'code' | 'defaultPrevented' | 'repeat'>;

/** Actions that a held key repeats: nothing else happens twice by one press. */
const HELD: readonly PageAct[] = ['next', 'previous'];

/** The action that a press means; null where it means nothing here, or something is being typed. */
export function actOf(pressed: Pressed, isTyping: boolean): Act | null {
  const { altKey, ctrlKey, metaKey, defaultPrevented, repeat } = pressed;
  if (isTyping || altKey || ctrlKey || metaKey || isComposing(pressed) || defaultPrevented) return null;
  const key = latinKey(pressed);
  if (repeat && !HELD.some((act) => act === PAGE_KEYS[key as keyof typeof PAGE_KEYS])) return null;
  if (key in ENTRY_KEYS) return { on: 'entry', act: ENTRY_KEYS[key as keyof typeof ENTRY_KEYS] };
  if (key in PAGE_KEYS) return { on: 'page', act: PAGE_KEYS[key as keyof typeof PAGE_KEYS] };
  return null;
}

const MARKS: Readonly<Record<string, { alone: string; shifted: string }>> = {
  Slash: { alone: '/', shifted: '?' },
  Comma: { alone: ',', shifted: '<' },
};

/**
 * The key's name; where the keyboard writes in another script (Cyrillic, Arabic), the one that stands at its place on a
 * keyboard of the US.
 */
function latinKey({ key, code, shiftKey }: Pressed): string {
  if (!/[^ -~]/.test(key)) return key;
  const [, letter, digit] = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code) ?? [];
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  return digit ?? MARKS[code]?.[shiftKey ? 'shifted' : 'alone'] ?? key;
}
