import { createTurns } from '../../../../server/storage/postgres/turns.js';
import { StoreAway } from '../../../../server/storage/ports.js';

/** Work that ends when it is told to. */
function held() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, work: () => ended };
}

test('the changes of one blog are under way one at a time, in their order, and wait for none of another blog', async () => {
  const inTurn = createTurns();
  const said: string[] = [];
  const first = held();
  const [one, two] = ['one', 'two'].map((name) =>
    inTurn('baku', async () => {
      said.push(`${name} begins`);
      if (name === 'one') await first.work();
      said.push(`${name} ends`);
    }),
  );
  await inTurn('kyiv', async () => void said.push('kyiv'));
  expect(said).toEqual(['one begins', 'kyiv']);
  first.end();
  await Promise.all([one, two]);
  expect(said.slice(2)).toEqual(['one ends', 'two begins', 'two ends']);
});

test('one that fails does not fail the one behind it', async () => {
  const inTurn = createTurns();
  const failing = inTurn('baku', () => Promise.reject(new Error('no')));
  const next = inTurn('baku', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('beside the one under way 200 wait; the next is refused at once, and taken once there is room', async () => {
  const inTurn = createTurns();
  const first = held();
  const all = Array.from({ length: 201 }, (_, n) => inTurn('baku', () => (n === 0 ? first.work() : Promise.resolve())));
  await expect(inTurn('baku', () => Promise.resolve())).rejects.toThrow(StoreAway);
  expect(await inTurn('kyiv', () => Promise.resolve('there'))).toBe('there');
  first.end();
  await Promise.all(all);
  expect(await inTurn('baku', () => Promise.resolve('room'))).toBe('room');
});

test('who waited too long is not tried: the store that kept the others would keep this one too', async () => {
  const inTurn = createTurns({ waitMs: 20 });
  const first = held();
  const under = inTurn('baku', first.work);
  let tried = false;
  const late = inTurn('baku', async () => void (tried = true));
  await new Promise((resolve) => setTimeout(resolve, 60));
  first.end();
  await under;
  await expect(late).rejects.toThrow(StoreAway);
  expect(tried).toBe(false);
});
