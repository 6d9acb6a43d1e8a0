import { LateShelf } from '../../../client/account/lateShelf.js';
import { BrowserShelf } from '../../../client/account/shelf.js';

function late() {
  let time = 0;
  const timers = new Map<() => void, number>();
  const under = new BrowserShelf(null);
  const shelf = new LateShelf(
    under,
    (ms, run) => {
      timers.set(run, time + ms);
      return () => void timers.delete(run);
    },
    () => time,
  );
  const passes = (ms: number) => {
    time += ms;
    for (const [run, at] of [...timers]) if (at <= time && timers.delete(run)) run();
  };
  return { under, shelf, passes };
}

test('a late shelf answers with a typed text at once, and stores the text at the next pause of typing', () => {
  const { under, shelf, passes } = late();
  shelf.set('draft/a', 'one');
  passes(300);
  shelf.set('draft/a', 'two');
  expect([shelf.get('draft/a'), shelf.keys(), under.get('draft/a')]).toEqual(['two', ['draft/a'], null]);
  passes(300);
  expect(under.get('draft/a')).toBeNull();
  passes(100);
  expect(under.get('draft/a')).toBe('two');
});

test('a crash loses at most two seconds of text that is typed without a pause', () => {
  const { under, shelf, passes } = late();
  for (let typed = 1; typed <= 21; typed += 1) {
    shelf.set('draft/a', typed);
    passes(100);
  }
  expect(under.get('draft/a')).toBe(20);
});

test('a late shelf writes everything down when the page goes, and brings back nothing that was removed', () => {
  const { under, shelf, passes } = late();
  shelf.set('draft/a', 'kept');
  shelf.set('draft/b', 'sent');
  shelf.remove('draft/b');
  shelf.settle();
  passes(10_000);
  expect([under.get('draft/a'), under.get('draft/b'), shelf.get('draft/b')]).toEqual(['kept', null, null]);
});
