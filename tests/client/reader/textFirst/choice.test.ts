/** Whether photos wait for a tap, by what the browser says and what the reader chose. */
import { afterEach, expect, test } from '@jest/globals';
import { wantsTextFirst } from '../../../../client/reader/textFirst/choice.js';

interface Told {
  /** The browser's word on its connection; undefined: it says nothing. */
  saveData?: boolean;
  prefersLess?: boolean;
  /** The reader's choice; an error: the storage is refused. */
  chosen?: string | null | Error;
}

const own = ['navigator', 'matchMedia', 'localStorage'].map(
  (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
);
afterEach(() => {
  for (const [name, descriptor] of own) {
    if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
    else Object.defineProperty(globalThis, name, descriptor);
  }
});

function tell({ saveData, prefersLess = false, chosen = null }: Told): void {
  const put = (name: string, value: unknown) => Object.defineProperty(globalThis, name, { configurable: true, value });
  put('navigator', saveData === undefined ? {} : { connection: { saveData } });
  put('matchMedia', (query: string) => ({ matches: query === '(prefers-reduced-data: reduce)' && prefersLess }));
  const getItem = (key: string): string | null => {
    if (chosen instanceof Error) throw chosen;
    return key === 'text-first' ? chosen : null;
  };
  put('localStorage', { getItem });
}

test.each<[string, Told, boolean]>([
  ['a browser that says nothing shows them', {}, false],
  ['a connection that does not save shows them', { saveData: false }, false],
  ['a connection that saves has them wait', { saveData: true }, true],
  ['a preference for less data has them wait', { prefersLess: true }, true],
  ['a reader who wants them sees them on a connection that saves', { saveData: true, chosen: 'off' }, false],
  ['a reader who wants them sees them whatever the browser prefers', { prefersLess: true, chosen: 'off' }, false],
  ['a reader who wants text first has it on any connection', { saveData: false, chosen: 'on' }, true],
  ['without storage the connection counts', { saveData: true, chosen: new Error('refused') }, true],
  ['without storage and a word of saving they show', { chosen: new Error('refused') }, false],
])('photos wait for a tap as is wished: %s', (_says, told, waits) => {
  tell(told);
  expect(wantsTextFirst()).toBe(waits);
});
