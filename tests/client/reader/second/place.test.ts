import { Place } from '../../../../client/reader/second/place.js';

/** A store as browsers have it, that can be full or refused. */
function storage(fails: 'nothing' | 'writing' | 'everything' = 'nothing'): Map<string, string> {
  const kept = new Map<string, string>();
  const refuse = (): never => {
    throw new DOMException('', 'QuotaExceededError');
  };
  const localStorage = {
    getItem: (name: string) => (fails === 'everything' ? refuse() : (kept.get(name) ?? null)),
    setItem: (name: string, value: string) => (fails === 'nothing' ? void kept.set(name, value) : refuse()),
    removeItem: (name: string) => (fails === 'everything' ? refuse() : void kept.delete(name)),
  };
  Object.assign(globalThis, { localStorage });
  return kept;
}

test('nothing is kept on a device before its reader asks for it', () => {
  const kept = storage();
  const place = new Place('baku');
  place.move(7);
  expect([place.read(), kept.size]).toEqual([null, 0]);
});

test('a kept place moves on and never back, and is forgotten when asked', () => {
  const kept = storage();
  const place = new Place('baku');
  expect(place.keep(7)).toBe(true);
  place.move(9);
  place.move(3);
  expect([place.read(), new Place('kyiv').read()]).toEqual([9, null]);
  place.forget();
  expect([place.read(), kept.size]).toEqual([null, 0]);
});

test.each(['writing', 'everything'] as const)(
  'storage that refuses %s is said by the answer, and nothing throws',
  (fails) => {
    storage(fails);
    const place = new Place('baku');
    expect(place.keep(7)).toBe(false);
    place.move(9);
    place.forget();
    expect(place.read()).toBeNull();
  },
);

test('a kept value that is no place counts as none', () => {
  storage().set('rallyline-read-baku', '{"order":7}');
  expect(new Place('baku').read()).toBeNull();
});
