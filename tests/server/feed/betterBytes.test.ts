/** Pages that stay are compressed better, within a share of a processor's time. */
import { BetterBytes } from '../../../server/feed/betterBytes.js';

/** Works end in turns of the event loop that follow each other. */
const settled = () => new Promise((go) => setImmediate(go));

/** Pages whose better compression takes so long, and what was done. */
function stand(took: number) {
  const clock = { at: 0 };
  const improved: number[] = [];
  const page = (n: number, isBest = false) => {
    const made = {
      isBest,
      improve: async () => {
        made.isBest = true;
        await settled();
        clock.at += took;
        improved.push(n);
      },
    };
    return made;
  };
  const better = new BetterBytes(() => clock.at);
  const offer = async (...pages: ReturnType<typeof page>[]) => {
    for (const one of pages) better.offer(one);
    for (let turn = 0; turn < 3; turn += 1) await settled();
  };
  return { clock, improved, page, offer };
}

test('a page that is asked for again is compressed better, once', async () => {
  const { clock, improved, page, offer } = stand(20);
  const one = page(1);
  await offer(one);
  clock.at += 10_000;
  await offer(one);
  expect(improved).toEqual([1]);
});

test('a page that is as small as it becomes is left as it is', async () => {
  const { improved, page, offer } = stand(20);
  await offer(page(1, true));
  expect(improved).toEqual([]);
});

test('pages are compressed one at a time, and then none is for nineteen times as long as that took', async () => {
  const { clock, improved, page, offer } = stand(20);
  await offer(page(1), page(2), page(3));
  expect(improved).toEqual([1]);
  clock.at = 20 + 19 * 20 - 1;
  await offer(page(4));
  expect(improved).toEqual([1]);
  clock.at += 1;
  await offer(page(5));
  expect(improved).toEqual([1, 5]);
});

test('a compression that fails leaves the page as it is, and the next page has its turn', async () => {
  const { clock, improved, page, offer } = stand(20);
  const broken = { isBest: false, improve: () => Promise.reject(new Error('no memory')) };
  await offer(broken);
  clock.at += 1_000;
  await offer(page(2));
  expect(improved).toEqual([2]);
});
