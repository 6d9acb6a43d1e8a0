import { BlogQueue } from '../../../../server/storage/postgres/blogQueue.js';
import { StoreAway } from '../../../../server/storage/ports.js';

/** Work that ends when it is told to. */
function held() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, work: () => ended };
}

test('the changes of one blog are under way one at a time, in their order, and wait for none of another blog', async () => {
  const queue = new BlogQueue();
  const said: string[] = [];
  const first = held();
  const [one, two] = ['one', 'two'].map((name) =>
    queue.run('baku', async () => {
      said.push(`${name} begins`);
      if (name === 'one') await first.work();
      said.push(`${name} ends`);
    }),
  );
  await queue.run('kyiv', async () => void said.push('kyiv'));
  expect(said).toEqual(['one begins', 'kyiv']);
  first.end();
  await Promise.all([one, two]);
  expect(said.slice(2)).toEqual(['one ends', 'two begins', 'two ends']);
});

test('a change that fails does not fail the one behind it in its blog’s queue', async () => {
  const queue = new BlogQueue();
  const failing = queue.run('baku', () => Promise.reject(new Error('no')));
  const next = queue.run('baku', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('beside the change under way 200 of its blog wait; the next is refused at once, and taken once there is room', async () => {
  const queue = new BlogQueue();
  const first = held();
  const all = Array.from({ length: 201 }, (_, n) =>
    queue.run('baku', () => (n === 0 ? first.work() : Promise.resolve())),
  );
  await expect(queue.run('baku', () => Promise.resolve())).rejects.toThrow(StoreAway);
  expect(await queue.run('kyiv', () => Promise.resolve('there'))).toBe('there');
  first.end();
  await Promise.all(all);
  expect(await queue.run('baku', () => Promise.resolve('room'))).toBe('room');
});

test('a change that waited too long is not tried: the store that kept the others would keep this one too', async () => {
  const queue = new BlogQueue({ waitMs: 20 });
  const first = held();
  const under = queue.run('baku', first.work);
  let tried = false;
  const late = queue.run('baku', async () => void (tried = true));
  await new Promise((resolve) => setTimeout(resolve, 60));
  first.end();
  await under;
  await expect(late).rejects.toThrow(StoreAway);
  expect(tried).toBe(false);
});
