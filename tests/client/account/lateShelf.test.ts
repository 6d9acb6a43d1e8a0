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

test('what is typed is there at once, and written down in the next pause', () => {
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

test('who types without a pause loses no more than two seconds to a crash', () => {
  const { under, shelf, passes } = late();
  for (let typed = 1; typed <= 21; typed += 1) {
    shelf.set('draft/a', typed);
    passes(100);
  }
  expect(under.get('draft/a')).toBe(20);
});

test('when the page goes all of it is written down, and what was taken away does not come back', () => {
  const { under, shelf, passes } = late();
  shelf.set('draft/a', 'kept');
  shelf.set('draft/b', 'sent');
  shelf.remove('draft/b');
  shelf.settle();
  passes(10_000);
  expect([under.get('draft/a'), under.get('draft/b'), shelf.get('draft/b')]).toEqual(['kept', null, null]);
});
